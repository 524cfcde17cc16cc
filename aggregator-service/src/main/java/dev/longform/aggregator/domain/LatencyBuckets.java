package dev.longform.aggregator.domain;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The fixed buckets of latencies, in milliseconds: upper bounds are the distinct values of ⌈2^(i/4)⌉, so that a bound
 * is at most a fifth above the one before (from 16 ms on). The last one, 2^32 ms, takes whatever is longer.
 */
public final class LatencyBuckets {
    private static final int STEPS_PER_DOUBLING = 4;
    private static final int DOUBLINGS = 32;
    private static final long[] BOUNDS = IntStream.rangeClosed(0, STEPS_PER_DOUBLING * DOUBLINGS)
            .mapToLong(i -> (long) Math.ceil(Math.pow(2, (double) i / STEPS_PER_DOUBLING)))
            .distinct()
            .toArray();

    private LatencyBuckets() {}

    /** How many there are. */
    public static int count() {
        return BOUNDS.length;
    }

    /** The largest latency of a bucket, in milliseconds. */
    public static long bound(int bucket) {
        return BOUNDS[bucket];
    }

    /** The bucket of a latency in milliseconds; negative ones (a clock was set back) count as 0. */
    public static int of(long latencyMs) {
        int found = Arrays.binarySearch(BOUNDS, latencyMs);
        return Math.min(found >= 0 ? found : -found - 1, BOUNDS.length - 1);
    }
}
