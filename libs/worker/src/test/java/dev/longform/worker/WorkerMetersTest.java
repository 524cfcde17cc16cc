package dev.longform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Reason;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WorkerMeters meters = new WorkerMeters(registry);

    @Test
    void callsAreTimedByTheClassOfTheirFailure() {
        meters.called(Optional.empty(), 200);
        meters.called(Optional.empty(), 900);
        meters.called(Optional.of(Reason.TIMEOUT), 60_000);

        assertThat(calls("answered").count()).isEqualTo(2);
        assertThat(calls("answered").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1_100);
        assertThat(calls("TIMEOUT").count()).isEqualTo(1);
    }

    @Test
    void latencyHasFixedBuckets() {
        meters.called(Optional.empty(), 200);

        assertThat(Arrays.stream(calls("answered").takeSnapshot().histogramCounts())
                        .filter(bucket -> bucket.count() > 0)
                        .mapToDouble(bucket -> bucket.bucket(TimeUnit.SECONDS))
                        .min())
                .hasValue(0.25);
    }

    private Timer calls(String result) {
        return registry.get(WorkerMeters.CALLS).tag("result", result).timer();
    }
}
