package dev.longform.aggregator.domain.generalisation;

/** Data that no run is on. */
public final class UnknownData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownData(String message) {
        super(message);
    }
}
