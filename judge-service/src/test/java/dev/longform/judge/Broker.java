package dev.longform.judge;

import static org.awaitility.Awaitility.await;

import dev.longform.contracts.EventType;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Verdict;
import dev.longform.platform.EventReader;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import dev.longform.platform.UnreadableEventException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The other end of the judge's topics: sends requests, collects what comes of them. For one thread. */
@ApplicationScoped
public class Broker {
    private final EventWriter writer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    Broker(KafkaClients clients, EventWriter writer) {
        this.writer = writer;
        this.consumer = clients.consumer("test-" + UUID.randomUUID());
        consumer.subscribe(List.of(Topic.VERDICTS_NAME, Topic.JUDGING.deadLetters("judge-service")));
    }

    /** Puts an event on the topic of requests. */
    public void send(String item, Object event) {
        writer.send(Topic.JUDGING_NAME, "run-1/" + item, EventType.EVALUATION_REQUEST, event)
                .join();
    }

    /** Waits until there are as many verdicts for this item, and returns them in order. */
    public List<Verdict> verdicts(String item, int count) {
        return records(EventType.VERDICT, item, count).stream()
                .map(Broker::verdict)
                .toList();
    }

    /** Waits until there are as many records of a type under this item's key. */
    public List<ConsumerRecord<byte[], byte[]>> records(String type, String item, int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> of(type, item).size() >= count);
        return of(type, item);
    }

    private List<ConsumerRecord<byte[], byte[]>> of(String type, String item) {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        return seen.stream()
                .filter(record -> type.equals(EventReader.type(record)) && ("run-1/" + item).equals(key(record)))
                .toList();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static Verdict verdict(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventReader.read(record, Verdict.class);
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    @PreDestroy
    void close() {
        consumer.close();
    }
}
