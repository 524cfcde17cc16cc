package dev.longform.platform.deadletters;

import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Sends the bytes of a dead letter to their original topic again, without the headers that were added when they were
 * set aside. A header of its own says which service they are meant for: the others have read them long ago.
 */
@ApplicationScoped
public class RawReplayer implements Replayer {
    /** The service that a replayed record is meant for. */
    public static final String REPLAY_FOR = "longform-replay-for";

    private final EventWriter writer;

    public RawReplayer(EventWriter writer) {
        this.writer = writer;
    }

    /** Whether a record is the replay of a dead letter of another service: then {@code service} has nothing to do. */
    public static boolean meantForAnother(ConsumerRecord<?, ?> record, String service) {
        Header header = record.headers().lastHeader(REPLAY_FOR);
        return header != null && !service.equals(new String(header.value(), StandardCharsets.UTF_8));
    }

    @Override
    public Outcome replay(ConsumerRecord<byte[], byte[]> letter, DeadLetterSource source) {
        if (LetterHeaders.cut(letter)) {
            return Outcome.IMPOSSIBLE;
        }
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(source.topic(), null, letter.key(), letter.value());
        for (Header header : letter.headers()) {
            if (!LetterHeaders.added(header.key()) && !REPLAY_FOR.equals(header.key())) {
                again.headers().add(header);
            }
        }
        again.headers().add(REPLAY_FOR, source.service().getBytes(StandardCharsets.UTF_8));
        writer.send(again).join();
        return Outcome.REPLAYED;
    }
}
