package dev.longform.local.testing;

import static org.awaitility.Awaitility.await;

import dev.longform.contracts.EventType;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Verdict;
import dev.longform.platform.EventReader;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import dev.longform.platform.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The other end of a worker's topics: sends it requests, collects what comes of them. For one thread. */
public class WorkerTopics implements AutoCloseable {
    private final String requests;
    private final EventWriter writer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    /**
     * @param requests the topic that the worker reads
     * @param service the worker's name
     */
    public WorkerTopics(Topic requests, String service, KafkaClients clients, EventWriter writer) {
        this.requests = requests.topicName();
        this.writer = writer;
        this.consumer = clients.consumer("test-" + UUID.randomUUID());
        consumer.subscribe(List.of(Topic.VERDICTS_NAME, requests.deadLetters(service)));
    }

    /** Puts an event on the topic of requests. */
    public void send(String item, Object event) {
        writer.send(requests, "run-1/" + item, EventType.EVALUATION_REQUEST, event)
                .join();
    }

    /** Waits until there are as many verdicts for this item, and returns them in order. */
    public List<Verdict> verdicts(String item, int count) {
        return records(EventType.VERDICT, item, count).stream()
                .map(WorkerTopics::verdict)
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

    @Override
    public void close() {
        consumer.close();
    }
}
