package dev.longform.dataset.needles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.contracts.Topic;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventReader;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class NeedleRunsTest {
    @Inject
    Jdbi jdbi;

    @Inject
    KafkaClients clients;

    private final String test = "t" + UUID.randomUUID().toString().substring(0, 8);

    /** Two haystacks of three pairs each, numbered by position. */
    @Test
    void needlesOfAHaystackStandTogetherAndTheLastPositionGoesAhead() {
        List<String> order = order(start(List.of("a", "b")));

        String first = order.get(0).substring(0, 1);
        String second = first.equals("a") ? "b" : "a";
        assertThat(order).containsExactly(first + 2, second + 2, first + 1, first + 0, second + 1, second + 0);
    }

    /** Six calls at a time: the pair that goes ahead has six items or more between it and its haystack, but at the start. */
    @Test
    void thePairThatGoesAheadIsReadBeforeItsHaystackComes() {
        List<String> order = order(start(List.of("a", "b", "c", "d", "e", "f")));

        List<String> haystacks = order.stream()
                .filter(item -> item.endsWith("2"))
                .map(item -> item.substring(0, 1))
                .toList();
        List<String> numbered = order.stream()
                .map(item -> haystacks.indexOf(item.substring(0, 1)) + ":" + item.charAt(1))
                .toList();
        assertThat(String.join(" ", numbered))
                .isEqualTo("0:2 1:2 2:2 0:1 0:0 3:2 1:1 1:0 4:2 2:1 2:0 5:2 3:1 3:0 4:1 4:0 5:1 5:0");
    }

    @Test
    void theHaystackIsTheKeyAndTheItemTheSubject() {
        String run = start(List.of("a", "b"));
        Map<String, String> keys = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("keys-" + test)) {
            consumer.subscribe(List.of(Topic.SCORING_NAME));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    String subject = EventReader.subject(record);
                    if (subject.startsWith(run)) {
                        keys.put(
                                subject.substring(run.length() + 1),
                                new String(record.key(), StandardCharsets.UTF_8).substring(run.length() + 1));
                    }
                });
                return keys.size() == 6;
            });
        }
        assertThat(keys)
                .isEqualTo(Map.of(
                        "a0", "a/1000", "a1", "a/1000", "a2", "a/1000", "b0", "b/1000", "b1", "b/1000", "b2",
                        "b/1000"));
    }

    private List<String> order(String run) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select item_id from run_item where run = :run order by position")
                        .bind("run", UUID.fromString(run))
                        .mapTo(String.class)
                        .list());
    }

    private String start(List<String> sources) {
        String lines = sources.stream()
                .flatMap(source -> IntStream.range(0, 3).mapToObj(bin -> line(source, bin)))
                .collect(Collectors.joining("\n"));
        given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=" + test)
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body(Map.of(
                        "name", test,
                        "revision", "1",
                        "kind", "classifier",
                        "adapter", "vllm-classify",
                        "endpoint", "http://" + test + ".example",
                        "model", "rm",
                        "maxConcurrency", 6))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        return given().contentType("application/json")
                .body(Map.of("dataset", test, "models", List.of(test)))
                .post("/api/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("[0].run");
    }

    private static String line(String source, int bin) {
        return ("{\"id\":\"%s%d\",\"subset\":\"QA\",\"prompt\":\"p\",\"chosen\":[\"right\"],\"rejected\":[\"wrong\"],"
                        + "\"needle\":{\"aspect\":\"number\",\"length\":1000,\"tokens\":1000,\"bin\":%d,\"bins\":3,"
                        + "\"position\":%s,\"source\":\"%s\"}}")
                .formatted(source, bin, bin, (bin + 0.5) / 3, source);
    }
}
