package dev.longform.aggregator.messaging;

import dev.longform.aggregator.domain.RunBook;
import dev.longform.contracts.EventType;
import dev.longform.contracts.RunEvent;
import dev.longform.database.BatchIntake;
import dev.longform.platform.EventReader;
import dev.longform.platform.UnreadableEventException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code longform.runs.v1}: what every run is and where it stands. */
@ApplicationScoped
public class RunConsumer {
    static final String CHANNEL = "runs";

    private final BatchIntake intake;
    private final RunBook book;

    public RunConsumer(BatchIntake intake, RunBook book) {
        this.intake = intake;
        this.book = book;
    }

    @Incoming(CHANNEL)
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return intake.take(records, RunConsumer::parse, book::store);
    }

    static RunEvent parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
        String type = EventReader.type(record);
        if (!EventType.RUN.equals(type)) {
            throw new UnreadableEventException("no event type of this topic: '" + type + "'");
        }
        return EventReader.read(record, RunEvent.class);
    }
}
