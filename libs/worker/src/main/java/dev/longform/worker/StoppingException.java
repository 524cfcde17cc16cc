package dev.longform.worker;

/** The process stops before a request was settled: it stays unacknowledged and is delivered again. */
final class StoppingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppingException(Throwable cause) {
        super("stopping before the request was settled", cause);
    }
}
