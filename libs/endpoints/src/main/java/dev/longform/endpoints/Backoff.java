package dev.longform.endpoints;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a call is tried again: as long as the server asks, or doubling with a quarter of jitter.
 *
 * @param maxTries tries of one call in all
 * @param firstWait after the first try
 * @param maxTotalWait the longest sum of waits
 */
record Backoff(int maxTries, Duration firstWait, Duration maxTotalWait) {
    static Backoff of(EndpointsConfig.Retry retry) {
        return new Backoff(retry.maxTries(), retry.firstWait(), retry.maxTotalWait());
    }

    /** The waits of one call. */
    Waits waits() {
        return new Waits();
    }

    /** Counts the tries and the waits of one call. */
    final class Waits {
        private int tries;
        private Duration waited = Duration.ZERO;

        /**
         * @param failure how the last try ended
         * @param left the time before the deadline
         * @return how long to wait before the next try; empty when there is none
         */
        Optional<Duration> next(CallFailedException failure, Duration left) {
            tries++;
            if (!failure.worthRetrying() || tries >= maxTries) {
                return Optional.empty();
            }
            Duration wait = failure.retryAfterMs().map(Duration::ofMillis).orElseGet(this::jittered);
            Duration total = waited.plus(wait);
            if (total.compareTo(maxTotalWait) > 0 || wait.compareTo(left) >= 0) {
                return Optional.empty();
            }
            waited = total;
            return Optional.of(wait);
        }

        private Duration jittered() {
            double doubled = firstWait.toMillis() * Math.pow(2, tries - 1.0);
            return Duration.ofMillis(
                    Math.round(doubled * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
        }
    }
}
