package dev.longform.dataset.domain.datasets;

/** A dataset cannot have this name. */
public final class InvalidName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidName() {
        super("name must be 1 to 100 letters, digits, dots, underscores or hyphens, and begin with a letter or digit");
    }
}
