package dev.longform.worker;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.endpoints.CallInterruptedException;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventReader;
import dev.longform.platform.UnreadableEventException;
import dev.longform.platform.WorkInHand;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Reads the channel {@value #CHANNEL}: one thread per request. A request is acknowledged when its verdict, or its bytes
 * in the dead-letter topic, are with the broker. When the process stops before, it is neither acknowledged nor refused,
 * and so is delivered again. What can be neither settled nor set aside is refused: the channel's own dead-letter queue
 * takes it.
 */
@ApplicationScoped
public class RequestConsumer {
    /** The channel and the pool of its threads. */
    static final String CHANNEL = "requests";

    private static final Logger LOG = Logger.getLogger(RequestConsumer.class);

    private final Deliveries deliveries;
    private final DeadLetters deadLetters;
    private final ReliableSender sender;
    private final WorkerMeters meters;
    private final WorkInHand work;

    RequestConsumer(
            Deliveries deliveries,
            DeadLetters deadLetters,
            ReliableSender sender,
            WorkerMeters meters,
            WorkInHand work) {
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
        this.sender = sender;
        this.meters = meters;
        this.work = work;
    }

    /** Settles one request. */
    @Incoming(CHANNEL)
    @Blocking(value = CHANNEL, ordered = false)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> receive(Message<byte[]> message) {
        ConsumerRecord<byte[], byte[]> record = record(message);
        try (WorkInHand.Piece request = work.begin(record.topic())) {
            meters.busy(() -> settle(record));
            return message.ack();
        } catch (StoppingException | CallInterruptedException e) {
            LOG.infof("A request is left for its next delivery: %s", e.getMessage());
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException e) {
            LOG.error("A request can be neither settled nor set aside", e);
            return message.nack(e);
        }
    }

    private void settle(ConsumerRecord<byte[], byte[]> record) {
        try {
            deliveries.settle(EventReader.read(record, EvaluationRequest.class));
        } catch (UnreadableEventException e) {
            sender.send(() -> deadLetters.setAside(record, e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<byte[], byte[]> record(Message<byte[]> message) {
        return (ConsumerRecord<byte[], byte[]>) message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(IncomingKafkaRecordMetadata::getRecord)
                .orElseThrow(() -> new IllegalStateException("a message that is not from Kafka"));
    }
}
