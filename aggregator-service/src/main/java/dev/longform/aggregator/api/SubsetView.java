package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.ScopeNumbers;
import java.util.List;
import java.util.Optional;

/**
 * One subset of a run.
 *
 * @param total its items
 * @param attempted those that were published or settled
 * @param answered those with an outcome other than unscored
 * @param accuracy mean credit, 0..1
 * @param interval Wilson, 95%
 */
public record SubsetView(
        long total, long attempted, long answered, Optional<Double> accuracy, Optional<List<Double>> interval) {
    static SubsetView of(ScopeNumbers subset) {
        return new SubsetView(
                subset.total(), subset.attempted(), subset.answered(), subset.accuracy(), Bounds.of(subset.interval()));
    }
}
