package dev.longform.aggregator.domain.grid;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Seeded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Cluster bootstraps by source document whose draws depend on the dataset, the seed and the number's name alone.
 *
 * @param dataset the SHA-256 of the dataset version
 * @param seed the run's seed
 * @param scope what the numbers are about: an aspect, or what is compared
 */
record Draws(String dataset, long seed, String scope) {
    /** The generator of one number's draws. */
    Random of(String number) {
        return Seeded.random(dataset, seed, "heatmap", scope, number);
    }

    /**
     * The interval of a mean: credits over a count.
     *
     * @param values what is summed, in any order
     * @param source the document of a value
     * @param credit what a value adds to the credits
     * @param count what a value adds to the count
     */
    <T> Optional<Interval> mean(
            String number,
            Collection<T> values,
            Function<T, String> source,
            Function<T, Long> credit,
            Function<T, Long> count) {
        List<long[]> tallies = tallies(values, source, value -> new long[] {credit.apply(value), count.apply(value)});
        return ClusterBootstrap.interval(
                tallies, sums -> OptionalDouble.of((double) sums[0] / ((double) CREDIT_UNITS * sums[1])), of(number));
    }

    /** The sums of each document, in the order of the documents' names. */
    static <T> List<long[]> tallies(Collection<T> values, Function<T, String> source, Function<T, long[]> columns) {
        Map<String, long[]> tallies = new TreeMap<>();
        for (T value : values) {
            tallies.merge(source.apply(value), columns.apply(value), Draws::plus);
        }
        return new ArrayList<>(tallies.values());
    }

    private static long[] plus(long[] a, long[] b) {
        long[] sum = a.clone();
        for (int column = 0; column < sum.length; column++) {
            sum[column] = Math.addExact(sum[column], b[column]);
        }
        return sum;
    }
}
