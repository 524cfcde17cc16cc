package dev.longform.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration LEFT = Duration.ofMinutes(1);
    private final Backoff backoff = new Backoff(3, Duration.ofMillis(500), Duration.ofSeconds(4));

    @Test
    void waitsDoubleWithAQuarterOfJitterAndEndAfterTheLastTry() {
        Backoff.Waits waits = backoff.waits();

        assertThat(waits.next(failure(true, null), LEFT).orElseThrow().toMillis())
                .isBetween(375L, 625L);
        assertThat(waits.next(failure(true, null), LEFT).orElseThrow().toMillis())
                .isBetween(750L, 1250L);
        assertThat(waits.next(failure(true, null), LEFT)).isEmpty();
    }

    @Test
    void theServersWishIsObeyedWhileItIsShort() {
        Backoff.Waits waits = backoff.waits();

        assertThat(waits.next(failure(true, 3000L), LEFT)).isEqualTo(Optional.of(Duration.ofSeconds(3)));
        assertThat(waits.next(failure(true, 3000L), LEFT)).isEmpty();
        assertThat(backoff.waits().next(failure(true, 60_000L), LEFT)).isEmpty();
    }

    @Test
    void nothingIsTriedAgainThatWouldEndAfterTheDeadline() {
        assertThat(backoff.waits().next(failure(true, 2000L), Duration.ofSeconds(2)))
                .isEmpty();
    }

    @Test
    void whatIsFinalIsNotTriedAgain() {
        assertThat(backoff.waits().next(failure(false, null), LEFT)).isEmpty();
    }

    private static CallFailedException failure(boolean worthRetrying, Long retryAfterMs) {
        return new CallFailedException(
                Reason.RATE_LIMITED, "", EndpointSignal.OVERLOADED, retryAfterMs, ErrorBody.NONE, true, worthRetrying);
    }
}
