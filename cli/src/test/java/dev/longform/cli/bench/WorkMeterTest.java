package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkMeterTest {
    private static final String METRICS = """
            # TYPE longform_worker_calls_seconds histogram
            longform_worker_calls_seconds_count{result="answered"} 41.0
            longform_worker_calls_seconds_count{result="TIMEOUT"} 1.0
            longform_worker_calls_seconds_sum{result="answered"} 900.5
            longform_worker_calls_seconds_count_of_another 7.0
            longform_haystacks_total 3.0
            """;

    @Test
    void theSamplesOfAMetricAreAddedWhateverTheirLabels() {
        assertThat(WorkMeter.sum(METRICS, "longform_worker_calls_seconds_count"))
                .isEqualTo(42);
        assertThat(WorkMeter.sum(METRICS, "longform_haystacks_total")).isEqualTo(3);
    }

    @Test
    void aMetricThatIsNotThereYetIsNoWork() {
        assertThat(WorkMeter.sum(METRICS, "longform_items_published_total")).isZero();
    }
}
