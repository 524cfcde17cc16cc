package dev.longform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionRuleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void aDatasetsOwnTimeReplacesTheStandard() {
        RetentionRule rule =
                new RetentionRule(Duration.ofDays(28), Map.of("short", Duration.ofDays(1), "kept", Duration.ZERO));

        assertThat(rule.endedBefore("any", NOW)).contains(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(rule.endedBefore("short", NOW)).contains(Instant.parse("2026-02-28T00:00:00Z"));
        assertThat(rule.endedBefore("kept", NOW)).isEmpty();
        assertThat(rule.endedBefore(NOW)).contains(Instant.parse("2026-02-28T00:00:00Z"));
    }

    @Test
    void withoutATimeEverythingIsKept() {
        RetentionRule rule = new RetentionRule(Duration.ZERO, Map.of());

        assertThat(rule.endedBefore(NOW)).isEmpty();
        assertThat(rule.endedBefore("any", NOW)).isEmpty();
    }

    @Test
    void aTimeBelowZeroIsRefused() {
        Map<String, Duration> below = Map.of("mine", Duration.ofDays(-1));

        assertThatThrownBy(() -> new RetentionRule(Duration.ZERO, below)).hasMessageContaining("above zero");
    }

    @Test
    void aSettingIsADatasetAndADuration() {
        assertThat(DatasetRetention.of("mine.sample-200-1=P90D"))
                .isEqualTo(new DatasetRetention("mine.sample-200-1", Duration.ofDays(90)));
        assertThatThrownBy(() -> DatasetRetention.of("mine")).hasMessageContaining("must be DATASET=DURATION");
        assertThatThrownBy(() -> DatasetRetention.of("mine=90"))
                .hasMessage("'90' is no duration; write P90D for 90 days");
    }
}
