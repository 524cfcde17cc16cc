package dev.longform.dataset.domain.runs;

import dev.longform.benchmark.VerdictOrder;
import dev.longform.benchmark.VerdictOrder.Standing;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a verdict, or the lack of one, means for its item. An attempt is used up only when the failure is the item's:
 * an endpoint that cannot be reached or is overloaded costs nothing, until the item has been given back so
 * {@value #UNCHARGED_AT_MOST} times (of one that cannot be reached, only where it answered something else since the item went
 * out: a gateway's 504 may be about this one item); a failed call (5xx, timeout) costs an attempt when the endpoint answered
 * something else since the item went out, or when the item has failed as often without a sign of life from the endpoint.
 */
public final class AttemptRule {
    static final int UNCHARGED_AT_MOST = 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private AttemptRule() {}

    /**
     * The item after a verdict.
     *
     * @param item as its row says
     * @param verdict what came
     * @param health what was believed of the endpoint before this verdict
     * @param now when it came
     * @return the changed item; empty when the verdict changes nothing
     */
    public static Optional<RunItem> after(RunItem item, Verdict verdict, EndpointHealth health, Instant now) {
        boolean expected = item.out() && verdict.publication() == item.publication();
        if (item.state() == ItemState.ANSWERED) {
            return expected ? Optional.of(item.withoutCredit()) : Optional.empty();
        }
        if (verdict.outcome().answered()) {
            return Optional.of(item.answered(verdict.outcome(), item.out() && !expected));
        }
        if (!expected) {
            return Optional.empty();
        }
        if (item.state() == ItemState.UNSCORED) {
            return Optional.of(replaces(verdict, item) ? item.becauseOf(verdict.reason()) : item.withoutCredit());
        }
        return Optional.of(afterFailure(item, verdict, health, now));
    }

    /** The item after its lease ended without a verdict. */
    public static RunItem afterLease(RunItem item, Instant now) {
        if (item.state() != ItemState.PENDING) {
            return item.withoutCredit();
        }
        return item.attempt() >= item.attemptsAllowed()
                ? item.unscored(Reason.LOST, true)
                : item.againAfterAttempt(Reason.LOST, now);
    }

    /** Whether the aggregator, too, will let this verdict stand for an item that was settled without it. */
    private static boolean replaces(Verdict verdict, RunItem settled) {
        return VerdictOrder.replaces(
                new Standing(verdict.outcome(), verdict.reason(), verdict.attempt()),
                new Standing(Outcome.UNSCORED, settled.reason().orElseThrow(), settled.attempts()));
    }

    private static RunItem afterFailure(RunItem item, Verdict verdict, EndpointHealth health, Instant now) {
        Reason reason = verdict.reason();
        if (!reason.retriedAutomatically()) {
            return item.unscored(reason, unheard(item, verdict));
        }
        Optional<Duration> retryAfter =
                Optional.ofNullable(verdict.retryAfterMs()).map(Duration::ofMillis);
        if (blamedOnEndpoint(item, verdict.signal(), health)) {
            return item.againUncharged(reason, now.plus(wait(0, retryAfter)));
        }
        return item.attempt() >= item.attemptsAllowed()
                ? item.unscored(reason, unheard(item, verdict))
                : item.againAfterAttempt(reason, now.plus(wait(item.attempts(), retryAfter)));
    }

    /**
     * Whether the aggregator lets a verdict of a later attempt stand, so that the coordinator has to tell: the item was
     * settled and opened again while this attempt was out.
     */
    private static boolean unheard(RunItem item, Verdict verdict) {
        return verdict.attempt() < item.attempt();
    }

    private static boolean blamedOnEndpoint(RunItem item, EndpointSignal signal, EndpointHealth health) {
        return switch (signal) {
            case UNREACHABLE -> item.uncharged() < UNCHARGED_AT_MOST || !aliveSince(item, health);
            case OVERLOADED -> item.uncharged() < UNCHARGED_AT_MOST;
            case FAILED -> item.uncharged() < UNCHARGED_AT_MOST && !aliveSince(item, health);
            case NOT_CALLED, ALIVE -> false;
        };
    }

    private static boolean aliveSince(RunItem item, EndpointHealth health) {
        return health.aliveAt()
                .filter(alive -> item.since().filter(alive::isAfter).isPresent())
                .isPresent();
    }

    /** One second, doubling up to {@link #LONGEST_WAIT}; a server's own wish counts when it is longer. */
    private static Duration wait(int tried, Optional<Duration> retryAfter) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(tried, 10));
        Duration own = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        return ServerWish.obeyed(retryAfter, own);
    }
}
