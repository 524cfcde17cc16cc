package dev.longform.local.simulated;

/** A call that the server refuses, with what its protocol says about it. */
final class RefusedCallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String param;

    RefusedCallException(int status, String message, String param) {
        super(message);
        this.status = status;
        this.param = param;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** The field that is wrong; null when no single one is. */
    String param() {
        return param;
    }
}
