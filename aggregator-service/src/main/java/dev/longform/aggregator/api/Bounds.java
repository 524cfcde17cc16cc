package dev.longform.aggregator.api;

import dev.longform.benchmark.Interval;
import java.util.List;
import java.util.Optional;

/** Intervals as JSON shows them: {@code [low, high]}. */
final class Bounds {
    private Bounds() {}

    static Optional<List<Double>> of(Optional<Interval> interval) {
        return interval.map(i -> List.of(i.low(), i.high()));
    }
}
