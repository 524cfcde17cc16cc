package dev.longform.cli.failure;

/** A failure that the user can understand and act on: its message is all that is printed. Exit code 1. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was wrong, where, and what to do; one or two lines
     */
    public Failure(String message) {
        super(message);
    }

    /**
     * @param message what was wrong, where, and what to do; one or two lines
     * @param cause kept for {@code LONGFORM_DEBUG}
     */
    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
