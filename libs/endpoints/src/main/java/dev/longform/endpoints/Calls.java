package dev.longform.endpoints;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls of one delivery: until when they may be made, what they cost and what the last one told about the endpoint.
 * Every call that reached the server counts, the failed ones included; one that found no server does not. For one
 * thread: a delivery makes its calls one after another.
 */
public final class Calls {
    private final Instant deadline;
    private final int most;
    private final CallListener listener;
    private final Clock clock;

    private int begun;
    private int count;
    private int withoutUsage;
    private int failed;
    private int repairs;
    private long promptTokens;
    private long completionTokens;
    private long cachedTokens;
    private final List<Long> latenciesMs = new ArrayList<>();
    private EndpointSignal signal = EndpointSignal.NOT_CALLED;
    private Instant answeredAt;

    public Calls(Instant deadline, CallListener listener) {
        this(deadline, Integer.MAX_VALUE, listener);
    }

    /**
     * @param most calls that may reach the server
     */
    public Calls(Instant deadline, int most, CallListener listener) {
        this(deadline, most, listener, Clock.systemUTC());
    }

    Calls(Instant deadline, CallListener listener, Clock clock) {
        this(deadline, Integer.MAX_VALUE, listener, clock);
    }

    private Calls(Instant deadline, int most, CallListener listener, Clock clock) {
        this.deadline = deadline;
        this.most = most;
        this.listener = listener;
        this.clock = clock;
    }

    /** The time left before the deadline; zero when it has passed. */
    public Duration remaining() {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Counts one question that asked a judge to repeat its answer in the required format. */
    public void countRepair() {
        repairs++;
    }

    /** What the calls cost so far. */
    public Usage usage() {
        return new Usage(
                count,
                withoutUsage,
                promptTokens,
                completionTokens,
                cachedTokens,
                repairs,
                latenciesMs,
                failed == 0 ? null : failed);
    }

    /** What the last call told about the endpoint; {@code NOT_CALLED} before the first one. */
    public EndpointSignal signal() {
        return signal;
    }

    /** When the last answer of a server was complete; empty before the first one. */
    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    /**
     * To be asked before every call: tells the listener of it.
     *
     * @return the time left for it
     * @throws CallFailedException when the deadline has passed: {@code LOST} before the first call, then {@code
     *     TIMEOUT}; {@code BUDGET_EXHAUSTED} when no further call may reach the server
     */
    Duration begin() {
        if (count >= most) {
            throw new CallFailedException(
                    Reason.BUDGET_EXHAUSTED, "the run's limit left " + most + " calls for this item", signal, null);
        }
        if (!remaining().isZero()) {
            listener.beforeCall(begun + 1);
            begun++;
        }
        Duration left = remaining();
        if (left.isZero()) {
            throw new CallFailedException(
                    count == 0 ? Reason.LOST : Reason.TIMEOUT, "the request's deadline has passed", signal, null);
        }
        return left;
    }

    void answered(Optional<TokenUsage> usage, long latencyMs) {
        reached(EndpointSignal.ALIVE, latencyMs);
        usage.ifPresentOrElse(this::add, () -> withoutUsage++);
        listener.called(Optional.empty(), latencyMs);
    }

    void failed(CallFailedException failure, long latencyMs) {
        if (!failure.reachedServer()) {
            signal = failure.signal();
            return;
        }
        reached(failure.signal(), latencyMs);
        withoutUsage++;
        failed++;
        listener.called(Optional.of(failure.reason()), latencyMs);
    }

    private void reached(EndpointSignal told, long latencyMs) {
        signal = told;
        count++;
        latenciesMs.add(latencyMs);
        answeredAt = clock.instant();
    }

    private void add(TokenUsage usage) {
        promptTokens += usage.promptTokens();
        completionTokens += usage.completionTokens();
        cachedTokens += usage.cachedTokens();
    }
}
