package dev.longform.dataset.domain.datasets;

/** A dataset cannot have this name, or no version is named where one has to be. */
public final class InvalidName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidName() {
        this("name must be 1 to 100 letters, digits, dots, underscores or hyphens, and begin with a letter or digit");
    }

    InvalidName(String message) {
        super(message);
    }
}
