package dev.longform.aggregator.domain.statistics;

import dev.longform.benchmark.Interval;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The bootstrap over clusters: whole clusters are drawn with replacement, as many as there are, because items of one
 * cluster are not independent (A. C. Davison and D. V. Hinkley, 1997, Bootstrap Methods and their Application, section
 * 3.8; the interval is {@link PercentileInterval}). A statistic is computed from sums of integers, so that the order of
 * addition does not matter.
 */
public final class ClusterBootstrap {
    /** How many replications an interval rests on. */
    public static final int DRAWS = 2_000;

    /** Under so many clusters there is no interval. */
    public static final int FEWEST_CLUSTERS = 10;

    /** A statistic that exists in fewer than one draw of so many has no interval. */
    private static final int TRIES_PER_DRAW = 10;

    private ClusterBootstrap() {}

    /**
     * @param clusters for each cluster its tallies, all of the same length, always in the same order
     * @param statistic computes the number from the summed tallies; empty where it does not exist (a subset without
     *     items): that draw is repeated
     * @param random where the draws come from
     * @return empty under {@value #FEWEST_CLUSTERS} clusters, and where the statistic hardly ever exists
     */
    public static Optional<Interval> interval(
            List<long[]> clusters, Function<long[], OptionalDouble> statistic, Random random) {
        Map<LongBuffer, Integer> kinds = new LinkedHashMap<>();
        int[] kindOf = clusters.stream()
                .mapToInt(tally -> kinds.computeIfAbsent(LongBuffer.wrap(tally), key -> kinds.size()))
                .toArray();
        long[][] tallies = kinds.keySet().stream().map(LongBuffer::array).toArray(long[][]::new);
        return interval(kindOf, tallies.length, drawn -> statistic.apply(sums(tallies, drawn)), random);
    }

    /**
     * For a statistic that sums alone do not give.
     *
     * @param clusters how many there are
     * @param statistic computes the number, given how often each cluster was drawn; empty where it does not exist: that
     *     draw is repeated
     * @param random where the draws come from
     * @return empty under {@value #FEWEST_CLUSTERS} clusters, and where the statistic hardly ever exists
     */
    public static Optional<Interval> interval(int clusters, Function<int[], OptionalDouble> statistic, Random random) {
        return interval(IntStream.range(0, clusters).toArray(), clusters, statistic, random);
    }

    /** Clusters of one kind need not be told apart, which is most of the work where there are few kinds. */
    private static Optional<Interval> interval(
            int[] kindOf, int kinds, Function<int[], OptionalDouble> statistic, Random random) {
        if (kindOf.length < FEWEST_CLUSTERS) {
            return Optional.empty();
        }
        double[] replications = new double[DRAWS];
        int drawn = 0;
        for (int tries = 0; drawn < DRAWS && tries < DRAWS * TRIES_PER_DRAW; tries++) {
            OptionalDouble replication = statistic.apply(draw(kindOf, kinds, random));
            if (replication.isPresent()) {
                replications[drawn++] = replication.getAsDouble();
            }
        }
        return drawn == DRAWS ? Optional.of(PercentileInterval.of(replications)) : Optional.empty();
    }

    /** How often each kind is drawn when as many clusters are drawn as there are. */
    private static int[] draw(int[] kindOf, int kinds, Random random) {
        int[] drawn = new int[kinds];
        for (int i = 0; i < kindOf.length; i++) {
            drawn[kindOf[random.nextInt(kindOf.length)]]++;
        }
        return drawn;
    }

    private static long[] sums(long[][] tallies, int[] drawn) {
        long[] sums = new long[tallies[0].length];
        for (int i = 0; i < tallies.length; i++) {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += drawn[i] * tallies[i][column];
            }
        }
        return sums;
    }
}
