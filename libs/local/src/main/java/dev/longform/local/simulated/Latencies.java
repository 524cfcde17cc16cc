package dev.longform.local.simulated;

import java.util.Arrays;

/** Latencies of answered calls; the newest million. */
final class Latencies {
    private static final int MOST = 1_000_000;

    private float[] ms = new float[1024];
    private int count;

    void add(long nanos) {
        int place = count % MOST;
        if (place == ms.length) {
            ms = Arrays.copyOf(ms, Math.min(MOST, ms.length * 2));
        }
        ms[place] = nanos / 1e6f;
        count = count == Integer.MAX_VALUE ? MOST : count + 1;
    }

    void clear() {
        count = 0;
    }

    /** Their quantiles; null when there are none. */
    TallyReport.LatencyMs report() {
        if (count == 0) {
            return null;
        }
        float[] sorted = Arrays.copyOf(ms, Math.min(count, ms.length));
        Arrays.sort(sorted);
        return new TallyReport.LatencyMs(
                quantile(sorted, 0.5), quantile(sorted, 0.9), quantile(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static double quantile(float[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
