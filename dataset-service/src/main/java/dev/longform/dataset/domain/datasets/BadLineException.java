package dev.longform.dataset.domain.datasets;

/** A line is not an item; the message says why. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BadLineException(String reason) {
        super(reason);
    }
}
