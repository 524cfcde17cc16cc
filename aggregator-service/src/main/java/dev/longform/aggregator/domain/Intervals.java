package dev.longform.aggregator.domain;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Seeded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * The intervals that need a bootstrap.
 *
 * @param macro of the macro score
 * @param pairwise of the pairwise accuracy
 */
public record Intervals(Optional<Interval> macro, Optional<Interval> pairwise) {
    /**
     * Computes them: a number that does not exist has no interval.
     *
     * @param numbers the run's numbers
     * @param tallies the same verdicts by cluster, in a fixed order
     */
    static Intervals of(RunNumbers numbers, List<ClusterTally> tallies) {
        return new Intervals(
                numbers.macro().flatMap(exists -> macroInterval(numbers, tallies)),
                numbers.all().pairwise().flatMap(exists -> pairwiseInterval(numbers, tallies)));
    }

    /** For each cluster, credit and answered items of every subset of the dataset in turn. */
    private static Optional<Interval> macroInterval(RunNumbers numbers, List<ClusterTally> tallies) {
        List<String> subsets = numbers.datasetSubsets();
        Map<String, long[]> clusters = new LinkedHashMap<>();
        for (ClusterTally tally : tallies) {
            int column = 2 * subsets.indexOf(tally.subset());
            if (column >= 0) {
                long[] row = clusters.computeIfAbsent(tally.cluster(), c -> new long[2 * subsets.size()]);
                row[column] += tally.credit();
                row[column + 1] += tally.answered();
            }
        }
        return ClusterBootstrap.interval(
                new ArrayList<>(clusters.values()), Intervals::meanOfSubsets, random(numbers, "macro"));
    }

    private static OptionalDouble meanOfSubsets(long[] sums) {
        double accuracies = 0;
        for (int column = 0; column < sums.length; column += 2) {
            if (sums[column + 1] == 0) {
                return OptionalDouble.empty();
            }
            accuracies += (double) sums[column] / ((double) CREDIT_UNITS * sums[column + 1]);
        }
        return OptionalDouble.of(accuracies / (sums.length / 2));
    }

    private static Optional<Interval> pairwiseInterval(RunNumbers numbers, List<ClusterTally> tallies) {
        Map<String, long[]> clusters = new LinkedHashMap<>();
        for (ClusterTally tally : tallies) {
            if (tally.pairs() > 0) {
                long[] row = clusters.computeIfAbsent(tally.cluster(), c -> new long[2]);
                row[0] += tally.pairsWon();
                row[1] += tally.pairs();
            }
        }
        return ClusterBootstrap.interval(
                new ArrayList<>(clusters.values()),
                sums -> OptionalDouble.of((double) sums[0] / sums[1]),
                random(numbers, "pairwise"));
    }

    private static Random random(RunNumbers numbers, String number) {
        return Seeded.random(
                numbers.run().event().dataset().sha256(), numbers.run().event().seed(), number);
    }
}
