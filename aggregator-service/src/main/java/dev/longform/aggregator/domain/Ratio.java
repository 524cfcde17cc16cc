package dev.longform.aggregator.domain;

import java.util.Optional;

/** Shares of counts. */
public final class Ratio {
    private Ratio() {}

    /** A share, 0..1; empty when there is nothing to take it of: never 0, never 1. */
    public static Optional<Double> of(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of((double) part / whole);
    }
}
