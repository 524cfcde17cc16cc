package dev.longform.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows for how long the oldest record or batch of each topic has been worked on, in seconds; 0 when none is. Kafka's own
 * lag is not known while one batch keeps a consumer from asking for the next.
 */
@ApplicationScoped
public class WorkInHand {
    public static final String METER = "longform.consumer.work";

    private final MeterRegistry registry;
    private final LongSupplier nanos;
    private final Map<String, Set<Piece>> pieces = new ConcurrentHashMap<>();

    @Inject
    public WorkInHand(MeterRegistry registry) {
        this(registry, System::nanoTime);
    }

    WorkInHand(MeterRegistry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** A record or a batch that is worked on until it is closed. */
    public static final class Piece implements AutoCloseable {
        private final Set<Piece> others;
        private final long begun;

        private Piece(Set<Piece> others, long begun) {
            this.others = others;
            this.begun = begun;
        }

        @Override
        public void close() {
            others.remove(this);
        }
    }

    /** Begins a record or a batch of a topic. */
    public Piece begin(String topic) {
        Set<Piece> ofTopic = pieces.computeIfAbsent(topic, this::shown);
        Piece piece = new Piece(ofTopic, nanos.getAsLong());
        ofTopic.add(piece);
        return piece;
    }

    private Set<Piece> shown(String topic) {
        Set<Piece> ofTopic = Collections.newSetFromMap(new ConcurrentHashMap<>());
        TimeGauge.builder(METER, ofTopic, TimeUnit.NANOSECONDS, this::oldest)
                .description("For how long the oldest record or batch has been worked on; 0 when none is")
                .tag("topic", topic)
                .register(registry);
        return ofTopic;
    }

    private double oldest(Set<Piece> ofTopic) {
        long now = nanos.getAsLong();
        return ofTopic.stream().mapToLong(piece -> now - piece.begun).max().orElse(0);
    }
}
