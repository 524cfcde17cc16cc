package dev.longform.dataset.domain.watch;

/** The cluster does not allow a write; the message says what to do. */
public final class WriteRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WriteRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
