package dev.longform.platform;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sets records aside that this service cannot read: byte for byte, with their headers, in
 * {@code <topic>.<service>.dlq}; the reason and where it stood are headers of their own.
 */
@ApplicationScoped
public class DeadLetters {
    public static final String REASON = "longform-dead-letter-reason";
    public static final String PARTITION = "longform-dead-letter-partition";
    public static final String OFFSET = "longform-dead-letter-offset";
    public static final String AT = "longform-dead-letter-at";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final EventWriter writer;
    private final MeterRegistry meters;
    private final String service;

    public DeadLetters(
            EventWriter writer,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.writer = writer;
        this.meters = meters;
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
        ProducerRecord<byte[], byte[]> aside =
                new ProducerRecord<>(topicFor(record.topic()), null, record.key(), record.value(), record.headers());
        header(aside, REASON, reason);
        header(aside, PARTITION, String.valueOf(record.partition()));
        header(aside, OFFSET, String.valueOf(record.offset()));
        header(aside, AT, Instant.now().toString());
        meters.counter("longform.dead.letters", "topic", record.topic()).increment();
        return writer.send(aside);
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
