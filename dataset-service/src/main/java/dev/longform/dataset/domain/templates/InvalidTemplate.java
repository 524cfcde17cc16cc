package dev.longform.dataset.domain.templates;

/** A template that cannot be used; the message says why, for its author. */
public final class InvalidTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidTemplate(String why) {
        super(why);
    }
}
