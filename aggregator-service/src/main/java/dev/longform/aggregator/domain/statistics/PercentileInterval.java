package dev.longform.aggregator.domain.statistics;

import dev.longform.benchmark.Interval;
import java.util.Arrays;

/**
 * The percentile interval at 95% of bootstrap replications: with B of them in ascending order, the ⌈0.025·B⌉th and the
 * ⌈0.975·B⌉th (B. Efron and R. Tibshirani, 1993, An Introduction to the Bootstrap, section 13.3).
 */
public final class PercentileInterval {
    private static final int LOW_PER_MILLE = 25;
    private static final int HIGH_PER_MILLE = 975;

    private PercentileInterval() {}

    /** @throws IllegalArgumentException without replications */
    public static Interval of(double[] replications) {
        if (replications.length == 0) {
            throw new IllegalArgumentException("no replications");
        }
        double[] sorted = replications.clone();
        Arrays.sort(sorted);
        return new Interval(at(sorted, LOW_PER_MILLE), at(sorted, HIGH_PER_MILLE));
    }

    private static double at(double[] sorted, int perMille) {
        long rank = ((long) sorted.length * perMille + 999) / 1000;
        return sorted[(int) Math.max(rank, 1) - 1];
    }
}
