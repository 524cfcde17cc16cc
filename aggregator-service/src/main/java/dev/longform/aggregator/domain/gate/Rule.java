package dev.longform.aggregator.domain.gate;

import java.util.stream.Stream;

/**
 * What is asked of a model on one dataset, over all items or in one subset. A bound that is null is not asked for.
 *
 * @param dataset {@code NAME} or {@code NAME@VERSION}
 * @param subset the subset; {@code all} when null
 * @param floor the accuracy that its interval must reach, 0..1
 * @param margin how much less than the incumbent's the accuracy may be, 0..1
 * @param coverage the least coverage; {@value #USUAL_COVERAGE} when null. Under it, neither floor nor margin nor
 *     position bias is decided
 * @param leastCommon the fewest items that candidate and incumbent must both have answered; {@value
 *     #USUAL_LEAST_COMMON} when null
 * @param positionBias the largest position bias, 0..1
 * @param truncation the largest share of the attempted items that were truncated, 0..1
 */
public record Rule(
        String dataset,
        String subset,
        Double floor,
        Double margin,
        Double coverage,
        Long leastCommon,
        Double positionBias,
        Double truncation) {
    /** The subset that stands for all items. */
    public static final String ALL = "all";

    static final double USUAL_COVERAGE = 0.95;
    static final long USUAL_LEAST_COMMON = 50;

    /** @throws IllegalArgumentException when the dataset is missing, no bound is given or one is not 0..1 */
    public Rule {
        if (dataset == null || dataset.isBlank()) {
            throw new IllegalArgumentException("a rule needs a 'dataset': NAME or NAME@VERSION");
        }
        if (Stream.of(floor, margin, coverage, positionBias, truncation).allMatch(bound -> bound == null)) {
            throw new IllegalArgumentException("the rule on '" + dataset
                    + "' asks for nothing: give it a floor, margin, coverage, positionBias or truncation");
        }
        ratio("floor", floor);
        ratio("margin", margin);
        ratio("coverage", coverage);
        ratio("positionBias", positionBias);
        ratio("truncation", truncation);
        if (leastCommon != null && leastCommon < 1) {
            throw new IllegalArgumentException("'leastCommon' must be a number of items from 1 on, not " + leastCommon);
        }
        subset = subset == null ? ALL : subset;
        coverage = coverage == null ? USUAL_COVERAGE : coverage;
        leastCommon = leastCommon == null ? USUAL_LEAST_COMMON : leastCommon;
    }

    private static void ratio(String name, Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("'" + name + "' must be a ratio from 0 to 1, not " + value);
        }
    }
}
