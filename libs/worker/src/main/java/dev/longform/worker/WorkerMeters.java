package dev.longform.worker;

import dev.longform.contracts.Reason;
import dev.longform.contracts.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of a worker. All tags come from closed lists. */
@ApplicationScoped
public class WorkerMeters {
    /** Calls that reached a model server, with their latency; tag {@code result}: {@code answered} or a reason. */
    public static final String CALLS = "longform.worker.calls";

    /** Verdicts that the broker has; tags {@code outcome} and {@code reason} ({@code none} for answered ones). */
    public static final String VERDICTS = "longform.worker.verdicts";

    /** Threads that work on a request now. */
    public static final String BUSY = "longform.worker.busy.threads";

    /** Time from taking a request up to its verdict being with the broker. */
    public static final String ITEMS = "longform.worker.items";

    private static final Duration[] LATENCY_BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;
    private final AtomicInteger busy = new AtomicInteger();

    public WorkerMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge(BUSY, busy);
    }

    /** Runs work as one busy thread. */
    public void busy(Runnable work) {
        busy.incrementAndGet();
        Timer.Sample sample = Timer.start(registry);
        try {
            work.run();
        } finally {
            sample.stop(registry.timer(ITEMS));
            busy.decrementAndGet();
        }
    }

    /** Counts a call. */
    public void called(Optional<Reason> failure, long latencyMs) {
        Timer.builder(CALLS)
                .description("Calls to model servers, by result")
                .serviceLevelObjectives(LATENCY_BUCKETS)
                .tag("result", failure.map(Reason::name).orElse("answered"))
                .register(registry)
                .record(latencyMs, TimeUnit.MILLISECONDS);
    }

    /** Counts a verdict that the broker has. */
    public void delivered(Verdict verdict) {
        String reason = verdict.reason() == null ? "none" : verdict.reason().name();
        registry.counter(VERDICTS, "outcome", verdict.outcome().name(), "reason", reason)
                .increment();
    }
}
