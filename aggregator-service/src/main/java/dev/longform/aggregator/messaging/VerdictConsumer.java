package dev.longform.aggregator.messaging;

import dev.longform.aggregator.domain.Arrival;
import dev.longform.aggregator.domain.Contributions;
import dev.longform.aggregator.domain.VerdictBook;
import dev.longform.contracts.CallBegun;
import dev.longform.contracts.EventType;
import dev.longform.contracts.Verdict;
import dev.longform.database.BatchIntake;
import dev.longform.platform.EventReader;
import dev.longform.platform.UnreadableEventException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code longform.verdicts.v1}: verdicts, and workers' notes that a call is about to be made. */
@ApplicationScoped
public class VerdictConsumer {
    static final String CHANNEL = "verdicts";

    /** Time from an answer to its number; an unscored item has none. */
    static final String FRESHNESS = "longform.verdict.freshness";

    private static final Duration[] FRESHNESS_BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10)
    };

    private final BatchIntake intake;
    private final VerdictBook book;
    private final Timer freshness;

    public VerdictConsumer(BatchIntake intake, VerdictBook book, MeterRegistry registry) {
        this.intake = intake;
        this.book = book;
        this.freshness = Timer.builder(FRESHNESS)
                .description("From the model server's answer to the numbers that count it")
                .serviceLevelObjectives(FRESHNESS_BUCKETS)
                .register(registry);
    }

    @Incoming(CHANNEL)
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return intake.take(records, VerdictConsumer::parse, this::store);
    }

    private void store(List<Arrival> arrivals) {
        book.store(arrivals);
        Instant now = Instant.now();
        arrivals.stream()
                .filter(Arrival.OfVerdict.class::isInstance)
                .map(arrival -> ((Arrival.OfVerdict) arrival).verdict())
                .filter(verdict -> verdict.outcome().answered())
                .forEach(verdict -> freshness.record(Duration.between(verdict.answeredAt(), now)));
    }

    static Arrival parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
        String type = EventReader.type(record);
        return switch (type) {
            case EventType.VERDICT -> verdict(record);
            case EventType.CALL_BEGUN -> new Arrival.OfBegun(EventReader.read(record, CallBegun.class));
            default -> throw new UnreadableEventException("no event type of this topic: '" + type + "'");
        };
    }

    private static Arrival verdict(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
        Verdict verdict = EventReader.read(record, Verdict.class);
        try {
            Contributions.of(verdict);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("not a Verdict that can be counted: " + e.getMessage());
        }
        return new Arrival.OfVerdict(verdict, new String(record.value(), StandardCharsets.UTF_8));
    }
}
