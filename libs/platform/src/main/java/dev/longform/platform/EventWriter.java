package dev.longform.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes events as CloudEvents 1.0 in binary mode. */
@ApplicationScoped
public class EventWriter {
    static final String TYPE_HEADER = "ce_type";

    /** What an event is about: the key, unless the key was chosen otherwise. */
    static final String SUBJECT_HEADER = "ce_subject";

    private final KafkaProducer<byte[], byte[]> producer;
    private final String source;

    public EventWriter(KafkaClients clients, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.producer = clients.producer();
        this.source = "/" + service;
    }

    /**
     * Sends one event.
     *
     * @param topic where to
     * @param key the Kafka key and the event's subject
     * @param type its CloudEvents type
     * @param event what is written as JSON
     * @return completed when the broker has it; exceptionally when it could not be delivered
     */
    public CompletableFuture<Void> send(String topic, String key, String type, Object event) {
        return send(topic, key, key, type, event);
    }

    /**
     * Sends one event whose Kafka key is not its subject: records that belong on one partition for another reason.
     *
     * @param topic where to
     * @param key the Kafka key
     * @param subject what the event is about
     * @param type its CloudEvents type
     * @param event what is written as JSON
     * @return completed when the broker has it; exceptionally when it could not be delivered
     */
    public CompletableFuture<Void> send(String topic, String key, String subject, String type, Object event) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), encode(event));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_source", source);
        header(record, TYPE_HEADER, type);
        header(record, SUBJECT_HEADER, subject);
        header(record, "ce_time", Instant.now().toString());
        header(record, "content-type", "application/json");
        return send(record);
    }

    /** Sends a record as it is. */
    public CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    /** The bytes of an event: what the size limit is measured on. */
    public static byte[] encode(Object event) {
        try {
            return EventJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event that is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
