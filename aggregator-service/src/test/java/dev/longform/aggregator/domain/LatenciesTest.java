package dev.longform.aggregator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void boundsGrowByAQuarterOfADoubling() {
        int sixteen = LatencyBuckets.of(16);
        assertThat(List.of(0, 1, 2, 3, 4))
                .map(i -> LatencyBuckets.bound(sixteen + i))
                .containsExactly(16L, 20L, 23L, 27L, 32L);
    }

    @Test
    void aLatencyLiesInTheFirstBucketThatReachesIt() {
        assertThat(LatencyBuckets.bound(LatencyBuckets.of(17))).isEqualTo(20);
        assertThat(LatencyBuckets.bound(LatencyBuckets.of(20))).isEqualTo(20);
        assertThat(LatencyBuckets.bound(LatencyBuckets.of(0))).isEqualTo(1);
        assertThat(LatencyBuckets.bound(LatencyBuckets.of(-5))).isEqualTo(1);
    }

    @Test
    void theLastBucketTakesWhateverIsLonger() {
        assertThat(LatencyBuckets.of(Long.MAX_VALUE)).isEqualTo(LatencyBuckets.count() - 1);
    }

    @Test
    void aQuantileIsTheUpperBoundOfItsBucket() {
        Counts counts = new Counts(Map.of(
                CounterName.latency(LatencyBuckets.of(16)), 90L,
                CounterName.latency(LatencyBuckets.of(100)), 9L,
                CounterName.latency(LatencyBuckets.of(1000)), 1L));
        Latencies latencies = Latencies.of(counts);
        assertThat(latencies.quantile(50)).contains(16L);
        assertThat(latencies.quantile(90)).contains(16L);
        assertThat(latencies.quantile(99)).contains(108L);
        assertThat(latencies.quantile(100)).contains(1024L);
    }

    @Test
    void withoutCallsThereIsNoQuantile() {
        assertThat(Latencies.of(Counts.NONE).quantile(50)).isEmpty();
    }
}
