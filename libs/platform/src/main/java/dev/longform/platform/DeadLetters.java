package dev.longform.platform;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sets records aside that this service cannot read: byte for byte, with their headers, in
 * {@code <topic>.<service>.dlq}; the reason and where it stood are headers of their own. Of a record that is too large for
 * that (a producer may compress what no request of ours could hold) the beginning is kept, and a header says so.
 */
@ApplicationScoped
public class DeadLetters {
    public static final String REASON = "longform-dead-letter-reason";
    public static final String PARTITION = "longform-dead-letter-partition";
    public static final String OFFSET = "longform-dead-letter-offset";
    public static final String AT = "longform-dead-letter-at";

    /** Only on records of which not all is kept: how many bytes the value had. Such a record cannot be replayed. */
    public static final String CUT = "longform-dead-letter-cut";

    private static final int KEPT_OF_THE_VALUE = 1024 * 1024;
    private static final int KEPT_OF_THE_KEY = 1024;

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final EventWriter writer;
    private final DeadLetterMeters meters;
    private final String service;

    public DeadLetters(
            EventWriter writer,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.writer = writer;
        this.meters = new DeadLetterMeters(registry);
        this.service = service;
    }

    /** The topic that takes what this service could not read from {@code topic}. */
    public String topicFor(String topic) {
        return topic + "." + service + ".dlq";
    }

    /** Sets a record aside; the original may be acknowledged when the result is complete. */
    public CompletableFuture<Void> setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
        LOG.warnf(
                "Record set aside: topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
        return writer.send(whole(record, reason))
                .exceptionallyCompose(failure -> failure instanceof RecordTooLargeException
                        ? writer.send(beginning(record, reason))
                        : CompletableFuture.failedFuture(failure))
                .thenRun(() -> meters.setAside(record.topic()));
    }

    private ProducerRecord<byte[], byte[]> whole(ConsumerRecord<byte[], byte[]> record, String reason) {
        return described(
                record,
                reason,
                new ProducerRecord<>(topicFor(record.topic()), null, record.key(), record.value(), record.headers()));
    }

    private ProducerRecord<byte[], byte[]> beginning(ConsumerRecord<byte[], byte[]> record, String reason) {
        byte[] key = first(record.key(), KEPT_OF_THE_KEY);
        byte[] value = first(record.value(), KEPT_OF_THE_VALUE);
        ProducerRecord<byte[], byte[]> cut =
                described(record, reason, new ProducerRecord<>(topicFor(record.topic()), key, value));
        header(cut, CUT, String.valueOf(record.value() == null ? 0 : record.value().length));
        return cut;
    }

    private static ProducerRecord<byte[], byte[]> described(
            ConsumerRecord<byte[], byte[]> record, String reason, ProducerRecord<byte[], byte[]> aside) {
        header(aside, REASON, reason);
        header(aside, PARTITION, String.valueOf(record.partition()));
        header(aside, OFFSET, String.valueOf(record.offset()));
        header(aside, AT, Instant.now().toString());
        return aside;
    }

    private static byte[] first(byte[] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
