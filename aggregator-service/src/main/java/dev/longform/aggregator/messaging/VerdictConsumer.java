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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code longform.verdicts.v1}: verdicts, and workers' notes that a call is about to be made. */
@ApplicationScoped
public class VerdictConsumer {
    static final String CHANNEL = "verdicts";

    private final BatchIntake intake;
    private final VerdictBook book;

    public VerdictConsumer(BatchIntake intake, VerdictBook book) {
        this.intake = intake;
        this.book = book;
    }

    @Incoming(CHANNEL)
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return intake.take(records, VerdictConsumer::parse, book::store);
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
