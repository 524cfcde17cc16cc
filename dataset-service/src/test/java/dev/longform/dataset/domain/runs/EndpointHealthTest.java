package dev.longform.dataset.domain.runs;

import static dev.longform.contracts.EndpointSignal.ALIVE;
import static dev.longform.contracts.EndpointSignal.FAILED;
import static dev.longform.contracts.EndpointSignal.NOT_CALLED;
import static dev.longform.contracts.EndpointSignal.OVERLOADED;
import static dev.longform.contracts.EndpointSignal.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EndpointSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointHealthTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void threeFailuresInARowStallAnEndpoint() {
        EndpointHealth health = after(FAILED, FAILED);
        assertThat(health.allowed(24, NOW)).isEqualTo(24);
        EndpointHealth stalled = health.after(UNREACHABLE, Optional.empty(), NOW);
        assertThat(stalled.stalled()).isTrue();
        assertThat(stalled.allowed(24, NOW)).isZero();
    }

    @Test
    void anAnswerBetweenFailuresStartsTheCountAnew() {
        assertThat(after(FAILED, FAILED, ALIVE, FAILED, FAILED).stalled()).isFalse();
    }

    @Test
    void whatMadeNoCallTellsNothing() {
        assertThat(after(FAILED, FAILED, NOT_CALLED)).isEqualTo(after(FAILED, FAILED));
    }

    @Test
    void aStalledEndpointIsTriedOneItemAtATimeWithGrowingWaits() {
        EndpointHealth stalled = after(UNREACHABLE, UNREACHABLE, UNREACHABLE);
        assertThat(stalled.nextTryAt()).contains(NOW.plusSeconds(1));
        assertThat(stalled.allowed(24, NOW.plusSeconds(1))).isEqualTo(1);
        EndpointHealth tried = stalled.after(UNREACHABLE, Optional.empty(), NOW);
        assertThat(tried.nextTryAt()).contains(NOW.plusSeconds(2));
        for (int i = 0; i < 20; i++) {
            tried = tried.after(UNREACHABLE, Optional.empty(), NOW);
        }
        assertThat(tried.nextTryAt()).contains(NOW.plusSeconds(30));
    }

    @Test
    void aLongerWishOfTheServerIsRespected() {
        EndpointHealth stalled =
                after(OVERLOADED, OVERLOADED).after(OVERLOADED, Optional.of(Duration.ofSeconds(90)), NOW);
        assertThat(stalled.nextTryAt()).contains(NOW.plusSeconds(90));
    }

    /** One answer may not close an endpoint to all runs for a day. */
    @Test
    void aWishForADayIsObeyedForFiveMinutes() {
        EndpointHealth stalled = after(OVERLOADED, OVERLOADED).after(OVERLOADED, Optional.of(Duration.ofDays(1)), NOW);
        assertThat(stalled.nextTryAt()).contains(NOW.plusSeconds(300));
        EndpointHealth tried = stalled.after(OVERLOADED, Optional.of(Duration.ofSeconds(301)), NOW);
        assertThat(tried.nextTryAt()).contains(NOW.plusSeconds(300));
        assertThat(stalled.after(OVERLOADED, Optional.of(Duration.ofSeconds(299)), NOW)
                        .nextTryAt())
                .contains(NOW.plusSeconds(299));
    }

    @Test
    void oneAnswerEndsTheStall() {
        EndpointHealth back = after(UNREACHABLE, UNREACHABLE, UNREACHABLE, ALIVE);
        assertThat(back.stalled()).isFalse();
        assertThat(back.allowed(24, NOW)).isEqualTo(24);
        assertThat(back.aliveAt()).contains(NOW);
    }

    private static EndpointHealth after(EndpointSignal... signals) {
        EndpointHealth health = EndpointHealth.UNKNOWN;
        for (EndpointSignal signal : signals) {
            health = health.after(signal, Optional.empty(), NOW);
        }
        return health;
    }
}
