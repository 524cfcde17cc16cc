package dev.longform.needles.messaging;

import dev.longform.contracts.HaystackRequest;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventReader;
import dev.longform.platform.UnreadableEventException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Haystacks from {@code longform.haystacks.v1}. A record is acknowledged when the broker has all its answers: a crash
 * before that answers it again, with the same records. What cannot be read, or has an answer that no record can hold,
 * goes to the dead letters.
 */
@ApplicationScoped
public class HaystackConsumer {
    static final String CHANNEL = "haystacks";
    static final String POOL = "haystacks";

    private final NeedlePublisher publisher;
    private final DeadLetters deadLetters;

    public HaystackConsumer(NeedlePublisher publisher, DeadLetters deadLetters) {
        this.publisher = publisher;
        this.deadLetters = deadLetters;
    }

    @Incoming(CHANNEL)
    @Blocking(value = POOL, ordered = false)
    public void consume(ConsumerRecord<byte[], byte[]> record) {
        try {
            HaystackRequest request = EventReader.read(record, HaystackRequest.class);
            Optional<String> refusal = publisher.answer(request);
            refusal.ifPresent(reason -> deadLetters.setAside(record, reason).join());
        } catch (UnreadableEventException e) {
            deadLetters.setAside(record, e.getMessage()).join();
        }
    }
}
