package dev.longform.dataset.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadinessTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Steadiness steadiness = new Steadiness(Duration.ofSeconds(30));

    private boolean at(int second, boolean ready) {
        boolean steady = steadiness.steady("rm@1", ready, START.plusSeconds(second));
        steadiness.forgetUnseen();
        return steady;
    }

    @Test
    void whatIsReadyForLongEnoughIsSteady() {
        assertThat(at(0, true)).isFalse();
        assertThat(at(29, true)).isFalse();
        assertThat(at(30, true)).isTrue();
        assertThat(at(31, true)).isTrue();
    }

    @Test
    void aFlapBeginsAnew() {
        assertThat(at(0, true)).isFalse();
        assertThat(at(20, false)).isFalse();
        assertThat(at(25, true)).isFalse();
        assertThat(at(54, true)).isFalse();
        assertThat(at(55, true)).isTrue();
    }

    @Test
    void whatWasAwayBeginsAnew() {
        assertThat(at(0, true)).isFalse();
        steadiness.forgetUnseen();
        assertThat(at(40, true)).isFalse();
    }
}
