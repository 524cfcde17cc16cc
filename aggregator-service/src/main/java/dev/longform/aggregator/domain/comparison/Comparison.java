package dev.longform.aggregator.domain.comparison;

import dev.longform.aggregator.domain.RunNumbers;
import java.util.SortedMap;

/**
 * Two runs on the same dataset version.
 *
 * @param first one run
 * @param other the run it is compared with
 * @param measure what the differences are of
 * @param all over all items
 * @param subsets by subset
 * @param agreement on the picked candidate
 */
public record Comparison(
        RunNumbers first,
        RunNumbers other,
        Measure measure,
        PairedDifference all,
        SortedMap<String, PairedDifference> subsets,
        Agreement agreement) {}
