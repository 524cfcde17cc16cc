package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longform.aggregator.domain.grid.Difference;
import java.util.List;
import java.util.Optional;

/**
 * Two sides on the needles that both answered: of a cell, a row, a column or all.
 *
 * @param length the row, in tokens; missing in columns
 * @param position the column, from 0; missing in rows
 * @param n needles that both answered
 * @param pairs pairs of answers: n where each side is one run
 * @param clusters documents
 * @param accuracies both sides' accuracies on them
 * @param difference the first less the second
 * @param interval of the difference: cluster bootstrap by document, 95%
 */
public record DifferenceView(
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer length,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer position,
        long n,
        long pairs,
        long clusters,
        List<Optional<Double>> accuracies,
        Optional<Double> difference,
        Optional<List<Double>> interval) {
    static DifferenceView of(Integer length, Integer position, Difference difference) {
        return new DifferenceView(
                length,
                position,
                difference.items(),
                difference.pairs(),
                difference.clusters(),
                List.of(difference.first(), difference.second()),
                difference.difference(),
                Bounds.of(difference.interval()));
    }
}
