package dev.longform.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.aggregator.domain.Recount;
import dev.longform.contracts.CallBegun;
import dev.longform.contracts.EventType;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Verdict;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;

/** What the tests on the real broker and the real database share. Every test makes runs of its own. */
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
public abstract class AggregatorTest {
    protected static final Duration ENOUGH = Duration.ofSeconds(60);

    @Inject
    protected EventWriter writer;

    @Inject
    protected KafkaClients clients;

    @Inject
    protected Jdbi jdbi;

    @Inject
    protected Recount recount;

    protected static String newRun() {
        return "run-" + UUID.randomUUID();
    }

    protected void send(RunEvent event) {
        writer.send(Topic.RUNS_NAME, event.runId(), EventType.RUN, event).join();
    }

    protected void send(Verdict verdict) {
        writer.send(Topic.VERDICTS_NAME, verdict.runId() + "/" + verdict.itemId(), EventType.VERDICT, verdict)
                .join();
    }

    protected void sendBegun(Verdict verdict, int call) {
        CallBegun begun = new CallBegun(
                verdict.runId(),
                verdict.revision(),
                verdict.itemId(),
                verdict.attempt(),
                verdict.delivery(),
                call,
                Instant.parse("2026-01-01T00:00:00Z"));
        writer.send(Topic.VERDICTS_NAME, verdict.runId() + "/" + verdict.itemId(), EventType.CALL_BEGUN, begun)
                .join();
    }

    /** Sends bytes as they are, with an event type when it is not empty. */
    protected void sendRaw(String topic, String type, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, "key".getBytes(StandardCharsets.UTF_8), value);
        if (!type.isEmpty()) {
            record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        }
        writer.send(record).join();
    }

    /** Waits until a run has so many verdicts. */
    protected void awaitVerdicts(String run, int verdicts) {
        await().atMost(ENOUGH)
                .until(() -> recount.of(run).map(Recount.Result::verdicts).orElse(0L) == verdicts);
    }

    /** The sum of a counter over a run, all subsets. */
    protected long counter(String run, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(sum(value), 0) from counter where run_id = :run and name = :name")
                .bind("run", run)
                .bind("name", name)
                .mapTo(Long.class)
                .one());
    }

    protected Map<String, Long> counters(String run) {
        Map<String, Long> counters = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select subset || '/' || name as name, value from counter where run_id = :run and value <> 0")
                .bind("run", run)
                .map((row, context) -> Map.entry(row.getString("name"), row.getLong("value")))
                .forEach(entry -> counters.put(entry.getKey(), entry.getValue())));
        return counters;
    }

    protected void assertRecountIsEqual(String run) {
        assertThat(recount.of(run).orElseThrow().differences()).isEmpty();
    }

    /** The dead letters of a topic with this value, once there are so many. */
    protected List<ConsumerRecord<byte[], byte[]>> awaitDeadLetters(String topic, byte[] value, int count) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic + ".aggregator-service.dlq", 0);
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test")) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(ENOUGH).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (Arrays.equals(record.value(), value)) {
                        found.add(record);
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }

    protected static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
