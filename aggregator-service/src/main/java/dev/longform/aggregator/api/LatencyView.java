package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.Latencies;
import java.util.List;
import java.util.Optional;

/**
 * Latency of the calls, in milliseconds, by fixed logarithmic buckets.
 *
 * @param p50 half of the calls took no longer (the upper bound of the quantile's bucket)
 * @param p90 nine in ten took no longer
 * @param p99 99 in a hundred took no longer
 * @param buckets the buckets with any call: their upper bound and how many calls lie in them
 */
public record LatencyView(Optional<Long> p50, Optional<Long> p90, Optional<Long> p99, List<Latencies.Bucket> buckets) {
    static LatencyView of(Latencies latencies) {
        return new LatencyView(
                latencies.quantile(50), latencies.quantile(90), latencies.quantile(99), latencies.buckets());
    }
}
