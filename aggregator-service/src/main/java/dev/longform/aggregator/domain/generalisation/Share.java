package dev.longform.aggregator.domain.generalisation;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.aggregator.domain.Ratio;
import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How often a chosen candidate was put at the top, on one side's data.
 *
 * @param asked items, once for each model
 * @param answered those of them that were answered
 * @param clusters of the answered ones
 * @param accuracy mean top-1 of the answered ones; empty without any
 * @param interval 95%: Wilson for one model; for several, whose answers to an item are not independent, a cluster
 *     bootstrap, empty under 10 clusters
 */
public record Share(long asked, long answered, long clusters, Optional<Double> accuracy, Optional<Interval> interval) {
    static Share of(List<Side> sides, Object seed) {
        Map<String, long[]> tallies = new LinkedHashMap<>();
        long sum = 0;
        long answered = 0;
        for (Side side : sides) {
            for (Side.Given answer : side.answers()) {
                long[] tally = tallies.computeIfAbsent(answer.cluster(), cluster -> new long[2]);
                tally[0] += answer.top1();
                tally[1]++;
                sum += answer.top1();
                answered++;
            }
        }
        OptionalDouble mean = mean(new long[] {sum, answered});
        Optional<Double> accuracy = mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
        long n = answered;
        return new Share(
                sides.stream().mapToLong(Side::items).sum(),
                answered,
                tallies.size(),
                accuracy,
                sides.size() == 1
                        ? accuracy.map(value -> Wilson.interval(value, n))
                        : Loss.interval(tallies.values(), Share::mean, seed));
    }

    /** answered / asked. */
    public Optional<Double> coverage() {
        return Ratio.of(answered, asked);
    }

    boolean enough() {
        return clusters >= ClusterBootstrap.FEWEST_CLUSTERS;
    }

    private static OptionalDouble mean(long[] sums) {
        return sums[1] == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) sums[0] / ((double) CREDIT_UNITS * sums[1]));
    }
}
