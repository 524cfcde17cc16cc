package dev.longform.local.simulated;

/** A call that the server refuses, with what its protocol says about it. */
final class RefusedCallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String param;

    RefusedCallException(Problem problem, String message, String param) {
        super(message);
        this.problem = problem;
        this.param = param;
    }

    /** The request breaks a rule. */
    static RefusedCallException bad(String message, String param) {
        return new RefusedCallException(Problem.BAD_REQUEST, message, param);
    }

    /** What is wrong. */
    Problem problem() {
        return problem;
    }

    /** The field that is wrong; null when no single one is. */
    String param() {
        return param;
    }
}
