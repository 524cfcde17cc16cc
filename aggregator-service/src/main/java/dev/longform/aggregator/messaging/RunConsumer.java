package dev.longform.aggregator.messaging;

import dev.longform.aggregator.domain.RunBook;
import dev.longform.aggregator.domain.RunNews;
import dev.longform.contracts.EventType;
import dev.longform.contracts.RunDeleted;
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

    static RunNews parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
        String type = EventReader.type(record);
        return switch (type) {
            case EventType.RUN -> new RunNews.Snapshot(EventReader.read(record, RunEvent.class));
            case EventType.RUN_DELETED -> new RunNews.Deletion(EventReader.read(record, RunDeleted.class));
            default -> throw new UnreadableEventException("no event type of this topic: '" + type + "'");
        };
    }
}
