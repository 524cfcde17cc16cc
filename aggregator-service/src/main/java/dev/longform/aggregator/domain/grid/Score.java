package dev.longform.aggregator.domain.grid;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.aggregator.domain.Ratio;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import java.util.Optional;

/**
 * How needles were answered: those of a cell, a row, a column or the whole grid.
 *
 * @param items items with a verdict
 * @param answered those whose needle the model saw and judged
 * @param credit the sum of their credits, in units of 1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}
 * @param truncated items of which the server saw only a part
 * @param clusters documents with any answered needle
 */
public record Score(long items, long answered, long credit, long truncated, long clusters) {
    /** Items without an answer. */
    public long unscored() {
        return items - answered;
    }

    /** The mean credit of the answered ones; empty when there is none: never 0. */
    public Optional<Double> accuracy() {
        return Ratio.of(credit, CREDIT_UNITS * answered);
    }

    /** The Wilson interval of the accuracy. */
    public Optional<Interval> wilson() {
        return accuracy().map(mean -> Wilson.interval(mean, answered));
    }
}
