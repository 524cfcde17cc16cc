package dev.longform.needles.messaging;

import dev.longform.contracts.HaystackRequest;
import dev.longform.endpoints.CallInterruptedException;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventReader;
import dev.longform.platform.UnreadableEventException;
import dev.longform.platform.WorkInHand;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Haystacks from {@code longform.haystacks.v1}. A record is acknowledged when the broker has all its answers: a crash
 * before that answers it again, with the same records. When the process stops while an editor is asked, it is neither
 * acknowledged nor refused, and so is delivered again. What cannot be read, or has an answer that no record can hold, goes
 * to the dead letters.
 */
@ApplicationScoped
public class HaystackConsumer {
    static final String CHANNEL = "haystacks";
    static final String POOL = "haystacks";

    private static final Logger LOG = Logger.getLogger(HaystackConsumer.class);

    private final NeedlePublisher publisher;
    private final DeadLetters deadLetters;
    private final WorkInHand work;

    public HaystackConsumer(NeedlePublisher publisher, DeadLetters deadLetters, WorkInHand work) {
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.work = work;
    }

    @Incoming(CHANNEL)
    @Blocking(value = POOL, ordered = false)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> consume(Message<byte[]> message) {
        ConsumerRecord<byte[], byte[]> record = record(message);
        try (WorkInHand.Piece haystack = work.begin(record.topic())) {
            answer(record);
            return message.ack();
        } catch (CallInterruptedException e) {
            LOG.infof("A haystack is left for its next delivery: %s", e.getMessage());
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException e) {
            LOG.error("A haystack can be neither answered nor set aside", e);
            return message.nack(e);
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) {
        try {
            HaystackRequest request = EventReader.read(record, HaystackRequest.class);
            Optional<String> refusal = publisher.answer(request);
            refusal.ifPresent(reason -> setAside(record, reason));
        } catch (UnreadableEventException e) {
            setAside(record, e.getMessage());
        }
    }

    /** As often as it takes: a broker that is away is waited for, here as with an answer. */
    private void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
        while (true) {
            try {
                deadLetters.setAside(record, reason).join();
                return;
            } catch (CompletionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    throw e;
                }
                LOG.warnf("Kafka did not take a dead letter, trying again: %s", e.getMessage());
                publisher.pause();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<byte[], byte[]> record(Message<byte[]> message) {
        return (ConsumerRecord<byte[], byte[]>) message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(IncomingKafkaRecordMetadata::getRecord)
                .orElseThrow(() -> new IllegalStateException("a message that is not from Kafka"));
    }
}
