package dev.longform.worker;

import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What servers said of themselves: the longest input that they take, and that they have no tokenizer to ask. It is
 * forgotten after ten minutes, as a server may be started anew with other settings. A question that fails changes
 * nothing of it: what was known stays, and is asked for again soon. Safe for many threads.
 */
public final class ServerMemory {
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** Until a question that failed is asked again, so that not every item waits for a page that hangs. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int MAX_SERVERS = 1000;

    private final Map<Server, Told> limits = new ConcurrentHashMap<>();
    private final Map<Server, Instant> withoutTokenizer = new ConcurrentHashMap<>();
    private final Clock clock;

    public ServerMemory() {
        this(Clock.systemUTC());
    }

    ServerMemory(Clock clock) {
        this.clock = clock;
    }

    private record Server(String adapter, String endpoint, String model) {
        static Server of(ModelSpec model) {
            return new Server(model.adapter(), String.valueOf(model.endpoint()), String.valueOf(model.model()));
        }
    }

    private record Told(Optional<Long> limit, Instant until) {}

    /**
     * The limit that is remembered, or else the one that is asked for now.
     *
     * @param page throws {@link CallFailedException} when it cannot be asked
     */
    Optional<Long> limit(ModelSpec model, Supplier<Optional<Long>> page) {
        Told told = limits.get(Server.of(model));
        return told != null && clock.instant().isBefore(told.until()) ? told.limit() : limitAnew(model, page);
    }

    /** The limit, asked for now; what was known when the question fails. */
    Optional<Long> limitAnew(ModelSpec model, Supplier<Optional<Long>> page) {
        Told told = ask(model, page);
        keep(limits, model, told);
        return told.limit();
    }

    private Told ask(ModelSpec model, Supplier<Optional<Long>> page) {
        try {
            return new Told(page.get(), clock.instant().plus(FRESH));
        } catch (CallFailedException e) {
            Told before = limits.get(Server.of(model));
            Optional<Long> known = before == null ? Optional.empty() : before.limit();
            return new Told(known, clock.instant().plus(e.reason().retriedAutomatically() ? PAUSE : FRESH));
        }
    }

    /** Whether it is worth asking its tokenizer. */
    boolean mayCount(ModelSpec model) {
        Instant until = withoutTokenizer.get(Server.of(model));
        return until == null || !clock.instant().isBefore(until);
    }

    /** It has no tokenizer that can be asked. */
    void cannotCount(ModelSpec model) {
        keep(withoutTokenizer, model, clock.instant().plus(FRESH));
    }

    private static <T> void keep(Map<Server, T> memory, ModelSpec model, T value) {
        if (memory.size() >= MAX_SERVERS) {
            memory.clear();
        }
        memory.put(Server.of(model), value);
    }
}
