package dev.longform.aggregator.domain.comparison;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.aggregator.domain.statistics.SignFlipTest;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Seeded;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * How two runs differ on the items that both answered, over all items or those of a subset.
 *
 * @param items how many items the dataset has there
 * @param common items that both answered
 * @param onlyFirst items that only the first run answered
 * @param onlyOther items that only the other run answered
 * @param first the first run's accuracy on the common items; empty without any
 * @param other the other run's accuracy on the common items; empty without any
 * @param difference first less other
 * @param interval cluster bootstrap, 95%, of the difference; empty under 10 clusters
 * @param discordance where the two disagree; empty without common items
 * @param bounds the difference over all items, if everything that is unanswered went against the first run, and if it
 *     all went for it
 * @param strict the strict outcomes
 * @param permutationP of the sign-flip test on the clusters' differences; empty without common items
 */
public record PairedDifference(
        long items,
        long common,
        long onlyFirst,
        long onlyOther,
        Optional<Double> first,
        Optional<Double> other,
        Optional<Double> difference,
        Optional<Interval> interval,
        Optional<Discordance> discordance,
        Optional<Interval> bounds,
        StrictTable strict,
        Optional<Double> permutationP) {
    /**
     * @param items how many items there are, answered or not
     * @param seeds what the draws depend on
     */
    static PairedDifference of(long items, List<Answer> first, List<Answer> other, Measure measure, Object... seeds) {
        PairedAnswers answers = PairedAnswers.of(first, other);
        List<long[]> clusters = answers.clusters(measure);
        return new PairedDifference(
                items,
                answers.both().size(),
                answers.onlyFirst().size(),
                answers.onlyOther().size(),
                mean(answers, pair -> measure.of(pair.first())),
                mean(answers, pair -> measure.of(pair.other())),
                mean(answers, pair -> pair.difference(measure)),
                ClusterBootstrap.interval(clusters, PairedDifference::ofSums, Seeded.random(seeded(seeds, "interval"))),
                answers.both().isEmpty() ? Optional.empty() : Optional.of(Discordance.of(answers, clusters, measure)),
                bounds(items, answers, measure),
                StrictTable.of(answers),
                permutationP(clusters, seeds));
    }

    /** The p-value of the sign-flip test on the clusters' differences; empty without any. */
    static Optional<Double> permutationP(List<long[]> clusters, Object... seeds) {
        return clusters.isEmpty()
                ? Optional.empty()
                : Optional.of(SignFlipTest.pValue(
                        clusters.stream().mapToLong(tally -> tally[0]).toArray(),
                        Seeded.random(seeded(seeds, "permutation"))));
    }

    private static Object[] seeded(Object[] seeds, String number) {
        return new Object[] {"comparison", List.of(seeds), number};
    }

    private static OptionalDouble ofSums(long[] sums) {
        return OptionalDouble.of((double) sums[0] / ((double) CREDIT_UNITS * sums[1]));
    }

    private static Optional<Double> mean(PairedAnswers answers, ToLongFunction<PairedAnswers.Pair> value) {
        int n = answers.both().size();
        long sum = answers.both().stream().mapToLong(value).sum();
        return n == 0 ? Optional.empty() : Optional.of((double) sum / ((double) CREDIT_UNITS * n));
    }

    private static Optional<Interval> bounds(long items, PairedAnswers answers, Measure measure) {
        long answered = answers.both().size()
                + answers.onlyFirst().size()
                + answers.onlyOther().size();
        long all = Math.max(items, answered);
        if (all == 0) {
            return Optional.empty();
        }
        long known = answers.both().stream()
                .mapToLong(pair -> pair.difference(measure))
                .sum();
        long first = answers.onlyFirst().stream().mapToLong(measure::of).sum();
        long other = answers.onlyOther().stream().mapToLong(measure::of).sum();
        long certain = known + first - other;
        long low = certain - CREDIT_UNITS * (answers.onlyFirst().size() + all - answered);
        long high = certain + CREDIT_UNITS * (answers.onlyOther().size() + all - answered);
        double whole = (double) CREDIT_UNITS * all;
        return Optional.of(new Interval(low / whole, high / whole));
    }
}
