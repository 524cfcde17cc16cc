package dev.longform.dataset.domain.runs;

import dev.longform.contracts.EndpointSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is believed of an endpoint as a whole. After {@value #FAILURES_TO_STALL} failed calls in a row it is stalled:
 * one item at a time is tried, with growing waits, until one call is answered.
 *
 * @param failures failed calls in a row
 * @param failingSince when the first of them was known
 * @param stalledSince empty when it is not stalled
 * @param tries single tries since it stalled
 * @param nextTryAt when the next one may go out
 * @param aliveAt when it last answered
 */
public record EndpointHealth(
        int failures,
        Optional<Instant> failingSince,
        Optional<Instant> stalledSince,
        int tries,
        Optional<Instant> nextTryAt,
        Optional<Instant> aliveAt) {
    static final int FAILURES_TO_STALL = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Of an endpoint that was never called. */
    public static final EndpointHealth UNKNOWN =
            new EndpointHealth(0, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());

    public boolean stalled() {
        return stalledSince.isPresent();
    }

    /** How many items may be out: {@code limit}, or one at a time and only when a try is due. */
    public int allowed(int limit, Instant now) {
        if (!stalled()) {
            return limit;
        }
        return nextTryAt.isPresent() && nextTryAt.get().isAfter(now) ? 0 : 1;
    }

    /**
     * What is believed after one more call.
     *
     * @param signal what the call told
     * @param retryAfter how long the server asked to be left alone
     * @param now when it is known
     */
    public EndpointHealth after(EndpointSignal signal, Optional<Duration> retryAfter, Instant now) {
        return switch (signal) {
            case NOT_CALLED -> this;
            case ALIVE ->
                new EndpointHealth(0, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.of(now));
            case OVERLOADED, FAILED, UNREACHABLE -> failed(retryAfter, now);
        };
    }

    private EndpointHealth failed(Optional<Duration> retryAfter, Instant now) {
        Optional<Instant> since = failingSince.or(() -> Optional.of(now));
        if (stalled()) {
            int tried = tries + 1;
            return new EndpointHealth(
                    failures + 1, since, stalledSince, tried, Optional.of(now.plus(wait(tried, retryAfter))), aliveAt);
        }
        if (failures + 1 < FAILURES_TO_STALL) {
            return new EndpointHealth(failures + 1, since, Optional.empty(), 0, Optional.empty(), aliveAt);
        }
        return new EndpointHealth(
                failures + 1, since, Optional.of(now), 0, Optional.of(now.plus(wait(0, retryAfter))), aliveAt);
    }

    /** Doubles with every try, up to {@link #LONGEST_WAIT}; a server's own wish counts when it is longer. */
    private static Duration wait(int tries, Optional<Duration> retryAfter) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
        Duration own = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        return ServerWish.obeyed(retryAfter, own);
    }
}
