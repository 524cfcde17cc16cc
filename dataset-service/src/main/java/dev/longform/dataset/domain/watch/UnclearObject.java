package dev.longform.dataset.domain.watch;

/** An object's annotations do not say what to do with it; the message says what is missing. */
public final class UnclearObject extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnclearObject(String message) {
        super(message);
    }
}
