package dev.longform.aggregator.domain.comparison;

/** Two runs have no items in common by nature: they are on different dataset versions. */
public final class NotComparable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotComparable(String message) {
        super(message);
    }
}
