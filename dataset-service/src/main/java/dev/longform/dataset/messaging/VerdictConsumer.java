package dev.longform.dataset.messaging;

import dev.longform.contracts.EventType;
import dev.longform.contracts.Verdict;
import dev.longform.database.BatchIntake;
import dev.longform.dataset.domain.runs.Dispatcher;
import dev.longform.dataset.domain.runs.VerdictIntake;
import dev.longform.platform.EventReader;
import dev.longform.platform.UnreadableEventException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Channel {@code verdicts} (topic {@code longform.verdicts.v1}): every verdict frees a credit, which goes to the next item. */
@ApplicationScoped
public class VerdictConsumer {
    private static final String VERDICTS = "verdicts";

    private final BatchIntake batches;
    private final VerdictIntake verdicts;
    private final Dispatcher dispatcher;

    public VerdictConsumer(BatchIntake batches, VerdictIntake verdicts, Dispatcher dispatcher) {
        this.batches = batches;
        this.verdicts = verdicts;
        this.dispatcher = dispatcher;
    }

    @Incoming(VERDICTS)
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return batches.take(records, VerdictConsumer::parse, this::book);
    }

    private void book(List<Optional<Verdict>> batch) {
        List<Verdict> arrived = batch.stream().flatMap(Optional::stream).toList();
        if (!arrived.isEmpty()) {
            verdicts.book(arrived).forEach(dispatcher::publish);
        }
    }

    /** Empty for the workers' announcements of calls: they are the aggregator's. */
    private static Optional<Verdict> parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
        if (EventReader.type(record).equals(EventType.CALL_BEGUN)) {
            return Optional.empty();
        }
        Verdict verdict = EventReader.read(record, Verdict.class);
        try {
            UUID.fromString(verdict.runId());
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("not a Verdict: its runId is not the id of a run");
        }
        return Optional.of(verdict);
    }
}
