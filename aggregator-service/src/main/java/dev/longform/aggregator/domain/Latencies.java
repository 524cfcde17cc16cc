package dev.longform.aggregator.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Latencies of calls, by the buckets of {@link LatencyBuckets}.
 *
 * @param buckets those with any call, shortest first
 */
public record Latencies(List<Bucket> buckets) {
    /**
     * One bucket.
     *
     * @param le its largest latency, in milliseconds
     * @param count calls in it
     */
    public record Bucket(long le, long count) {}

    /** The latencies of a run. */
    public static Latencies of(Counts counts) {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < LatencyBuckets.count(); i++) {
            long calls = counts.get(CounterName.latency(i));
            if (calls > 0) {
                buckets.add(new Bucket(LatencyBuckets.bound(i), calls));
            }
        }
        return new Latencies(buckets);
    }

    /**
     * The bound that a share of the calls did not exceed, in milliseconds: the upper bound of the quantile's bucket.
     *
     * @param percent 1 to 100
     */
    public Optional<Long> quantile(int percent) {
        long calls = buckets.stream().mapToLong(Bucket::count).sum();
        long rank = (calls * percent + 99) / 100;
        long seen = 0;
        for (Bucket bucket : buckets) {
            seen += bucket.count();
            if (seen >= rank) {
                return Optional.of(bucket.le());
            }
        }
        return Optional.empty();
    }
}
