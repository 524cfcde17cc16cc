package dev.longform.dataset.domain.runs;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * How many items may be out at an endpoint, adapted to what it bears. It starts at the endpoint's limit and leaves it
 * only when the endpoint complains. The rule is described in {@code docs/adr/0015-adaptive-concurrency-and-budgets.md}.
 *
 * @param limit never more than this: the models' {@code maxConcurrency}, or the endpoint's share of the workers
 * @param size how many may be out, in fractions; nothing is held back when it is not below the limit
 * @param ceiling how many the endpoint had not refused when it complained last; 0 when it never did
 * @param latencyMs of a call, a moving mean in milliseconds; 0 before the first
 * @param floorMs the lowest such mean of late, in milliseconds
 * @param reducedAt when the size was reduced last: what went out before tells nothing about the new size
 */
public record Window(
        int limit, double size, double ceiling, double latencyMs, double floorMs, Optional<Instant> reducedAt) {
    private static final double AFTER_REFUSAL = 0.7;
    private static final double AFTER_TIMEOUT = 0.5;

    /** From this share of the ceiling on it grows by one item in {@link #CAREFUL} windows of answers. */
    private static final double NEAR_CEILING = 0.85;

    private static final double BEYOND_CEILING = 1.15;
    private static final double CAREFUL = 4;

    /** Calls that take this many times as long as they did of late stand in a queue: more of them gain nothing. */
    private static final double QUEUEING = 2;

    private static final double WEIGHT = 0.1;
    private static final double FLOOR_DRIFT = 1.01;

    /** Of an endpoint that never complained. */
    public static Window full(int limit) {
        return new Window(limit, limit, 0, 0, 0, Optional.empty());
    }

    /** How many items may be out: at least 1, at most the limit. */
    public int allowed() {
        return Math.min(limit, Math.max(1, (int) size));
    }

    /** Whether the endpoint may have less out than its limit. */
    public boolean reduced() {
        return allowed() < limit;
    }

    /** The same under another limit; one that is not reduced goes along with it. */
    public Window within(int newLimit) {
        if (newLimit == limit) {
            return this;
        }
        return new Window(newLimit, size < limit ? size : newLimit, ceiling, latencyMs, floorMs, reducedAt);
    }

    /**
     * The window after a verdict.
     *
     * @param verdict what it tells: its signal, its reason and how long its calls took
     * @param since when its item went out; empty when that is not known
     * @param now when it came
     */
    public Window after(Verdict verdict, Optional<Instant> since, Instant now) {
        boolean news =
                reducedAt.isEmpty() || since.filter(reducedAt.get()::isBefore).isPresent();
        EndpointSignal signal = verdict.signal();
        return switch (signal) {
            case NOT_CALLED -> this;
            case ALIVE -> {
                Window measured = measured(verdict);
                yield news ? measured.grown() : measured;
            }
            case OVERLOADED -> news ? reduced(held() - 1, AFTER_REFUSAL, now) : refusedToo();
            case UNREACHABLE -> news ? reduced(held(), AFTER_REFUSAL, now) : this;
            case FAILED -> news && verdict.reason() == Reason.TIMEOUT ? reduced(held(), AFTER_TIMEOUT, now) : this;
        };
    }

    private double held() {
        return Math.min(limit, size);
    }

    private Window reduced(double borne, double factor, Instant now) {
        double most = Math.max(1, borne);
        return new Window(limit, Math.max(1, factor * most), most, latencyMs, latencyMs, Optional.of(now));
    }

    /** One more of those that were out together was refused: the endpoint bears one less than was thought. */
    private Window refusedToo() {
        double most = Math.max(1, ceiling - 1);
        return new Window(
                limit, Math.min(size, Math.max(1, AFTER_REFUSAL * most)), most, latencyMs, floorMs, reducedAt);
    }

    private Window grown() {
        if (size >= limit || floorMs > 0 && latencyMs > QUEUEING * floorMs) {
            return this;
        }
        boolean near = size >= NEAR_CEILING * ceiling && size <= BEYOND_CEILING * ceiling;
        double grown = size + (near ? 1 / (CAREFUL * size) : 1);
        return new Window(limit, Math.min(limit, grown), ceiling, latencyMs, floorMs, reducedAt);
    }

    private Window measured(Verdict verdict) {
        Optional<Double> sample = verdict.usage().latenciesMs().isEmpty()
                ? Optional.empty()
                : Optional.of(verdict.usage().latenciesMs().stream()
                        .mapToLong(Long::longValue)
                        .average()
                        .orElse(0));
        if (sample.isEmpty()) {
            return this;
        }
        double latency = latencyMs == 0 ? sample.get() : latencyMs + WEIGHT * (sample.get() - latencyMs);
        double floor = floorMs == 0 ? latency : Math.min(latency, floorMs * FLOOR_DRIFT);
        return new Window(limit, size, ceiling, latency, floor, reducedAt);
    }
}
