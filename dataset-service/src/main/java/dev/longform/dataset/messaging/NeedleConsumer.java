package dev.longform.dataset.messaging;

import dev.longform.contracts.EventType;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.NeedlePair;
import dev.longform.database.BatchIntake;
import dev.longform.dataset.domain.needles.NeedleAnswer;
import dev.longform.dataset.domain.needles.NeedleClock;
import dev.longform.dataset.domain.needles.NeedleIntake;
import dev.longform.platform.EventReader;
import dev.longform.platform.UnreadableEventException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Channel {@code needles} (topic {@code longform.needles.v1}): the pairs that were made, and what could not be. */
@ApplicationScoped
public class NeedleConsumer {
    private static final String NEEDLES = "needles";

    private final BatchIntake batches;
    private final NeedleIntake intake;
    private final NeedleClock clock;

    public NeedleConsumer(BatchIntake batches, NeedleIntake intake, NeedleClock clock) {
        this.clock = clock;
        this.batches = batches;
        this.intake = intake;
    }

    @Incoming(NEEDLES)
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return batches.take(records, NeedleConsumer::parse, this::book);
    }

    private void book(List<NeedleAnswer> answers) {
        intake.book(answers);
        clock.wake();
    }

    private static NeedleAnswer parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
        if (EventReader.type(record).equals(EventType.HAYSTACK_DONE)) {
            HaystackDone done = EventReader.read(record, HaystackDone.class);
            return new NeedleAnswer.Done(plan(done.planId()), number(done.planId(), done.haystackId()), done);
        }
        NeedlePair pair = EventReader.read(record, NeedlePair.class);
        return new NeedleAnswer.Pair(plan(pair.planId()), number(pair.planId(), pair.haystackId()), pair);
    }

    private static UUID plan(String planId) throws UnreadableEventException {
        try {
            return UUID.fromString(planId);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("its planId is not the id of a plan");
        }
    }

    private static int number(String planId, String haystackId) throws UnreadableEventException {
        try {
            if (haystackId.startsWith(planId + "/")) {
                return Integer.parseInt(haystackId.substring(planId.length() + 1));
            }
        } catch (NumberFormatException e) {
            throw new UnreadableEventException("its haystackId has no number: " + e.getMessage());
        }
        throw new UnreadableEventException("its haystackId does not belong to its plan");
    }
}
