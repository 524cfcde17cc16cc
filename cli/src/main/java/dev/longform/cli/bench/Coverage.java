package dev.longform.cli.bench;

import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** How often intervals cover a known accuracy: what can be calculated without any run. */
final class Coverage {
    private static final double TAIL = 0.025;

    private Coverage() {}

    /** Whether an interval holds a value; its ends belong to it. */
    static boolean covers(Interval interval, double value) {
        return interval.low() <= value && value <= interval.high();
    }

    /**
     * The probability that the 95% Wilson interval covers the accuracy: exact, and not 0.95, because right answers are
     * whole numbers.
     *
     * @param items each right by itself with probability {@code accuracy}
     */
    static double expected(int items, double accuracy) {
        BinomialDistribution right = BinomialDistribution.of(items, accuracy);
        double sum = 0;
        for (int k = 0; k <= items; k++) {
            if (covers(Wilson.interval((double) k / items, items), accuracy)) {
                sum += right.probability(k);
            }
        }
        return Math.min(sum, 1);
    }

    /**
     * How many of the intervals cover it in the middle 95% of benches like this.
     *
     * @param intervals independent of each other
     * @param expected the probability that one covers
     */
    static Interval likely(int intervals, double expected) {
        BinomialDistribution covering = BinomialDistribution.of(intervals, expected);
        return new Interval(
                covering.inverseCumulativeProbability(TAIL), covering.inverseCumulativeProbability(1 - TAIL));
    }
}
