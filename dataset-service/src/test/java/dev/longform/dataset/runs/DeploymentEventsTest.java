package dev.longform.dataset.runs;

import static dev.longform.dataset.runs.RunApi.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.EventType;
import dev.longform.contracts.ModelRemoved;
import dev.longform.contracts.Topic;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deployments that are told as CloudEvents, on the real broker. */
@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class DeploymentEventsTest {
    private static final String GOLDEN = "/dev/longform/contracts/golden/longform.model-deployed.v1.structured.json";

    @Inject
    EventWriter events;

    @Inject
    KafkaClients clients;

    private String model;
    private String dataset;

    @BeforeEach
    void importDataset() {
        String test = "e" + UUID.randomUUID().toString().substring(0, 8);
        model = "org/" + test;
        dataset = new RunApi(test).dataset(3);
    }

    @AfterEach
    void removeDeployment() {
        given().queryParam("revision", "r1").delete("/api/v1/deployments/" + model);
    }

    @Test
    void aStructuredEventIsEvaluatedOnceHoweverOftenItIsTold() throws Exception {
        sendStructured(deployed(dataset));
        JsonPath deployment = awaitDeployment();
        sendStructured(deployed(dataset));
        sendStructured(deployed(dataset));
        sendWithoutHeaders(deployed(dataset));
        String last = poison();

        awaitDeadLetter(last);
        assertThat(awaitDeployment().getString("createdAt")).isEqualTo(deployment.getString("createdAt"));
        assertThat(deployment.getList("runs.dataset")).isEqualTo(List.of(dataset));
        assertThat(deployment.getList("runs.priority")).isEqualTo(List.of("new-deployment"));
        assertThat(deployment.getString("rotations")).isEqualTo("both");
        assertThat(deployment.getLong("seed")).isEqualTo(7);
        assertThat(deployment.getString("template")).isEqualTo("selection-default@1");
        assertThat(deployment.getList("runs.budget.maxCalls")).isEqualTo(List.of(40_000));
        assertThat(deployment.getList("runs.budget.maxCost")).asString().isEqualTo("[12.5]");
        assertThat(runsOfTheModel()).isEqualTo(deployment.getList("runs.run"));
        assertThat(given().get("/api/v1/models/" + model)
                        .path("prices.promptPerMillion")
                        .toString())
                .isEqualTo("0.5");
    }

    @Test
    void aBinaryEventIsReadAndARemovalCancels() throws Exception {
        events.send(
                        Topic.DEPLOYMENTS_NAME,
                        model,
                        EventType.MODEL_DEPLOYED,
                        deployed(dataset).path("data"))
                .join();
        awaitDeployment();
        ModelRemoved removed = new ModelRemoved(model, "r1");
        events.send(Topic.DEPLOYMENTS_NAME, model, EventType.MODEL_REMOVED, removed)
                .join();
        events.send(Topic.DEPLOYMENTS_NAME, model, EventType.MODEL_REMOVED, removed)
                .join();

        await().atMost(PATIENCE).until(() -> awaitDeployment().getString("removedAt") != null);
        await().atMost(PATIENCE)
                .until(() -> awaitDeployment().getList("runs.state").equals(List.of("CANCELLED")));
    }

    @Test
    void whatCannotBeReadGoesAsideUnchangedWithItsReason() throws Exception {
        String poison = poison();
        assertThat(reason(awaitDeadLetter(poison))).startsWith("not a CloudEvent: ");

        byte[] unknownType = EventWriter.encode(deployed(dataset).put("type", "org.example.other"));
        send(unknownType, "application/cloudevents+json");
        assertThat(reason(awaitDeadLetter(text(unknownType)))).contains("'org.example.other'");
    }

    @Test
    void whatTheRegistryRefusesGoesAsideAndTheNextIsTaken() throws Exception {
        byte[] nowhere = EventWriter.encode(deployed("none-" + dataset));
        send(nowhere, "application/cloudevents+json");
        sendStructured(deployed(dataset));

        ConsumerRecord<byte[], byte[]> aside = awaitDeadLetter(text(nowhere));
        assertThat(reason(aside)).contains("there is no dataset 'none-" + dataset + "'");
        assertThat(text(aside.headers().lastHeader("content-type").value())).isEqualTo("application/cloudevents+json");
        assertThat(awaitDeployment().getList("runs.dataset")).isEqualTo(List.of(dataset));
    }

    /** The golden sample with this test's names. */
    private ObjectNode deployed(String onDataset) throws Exception {
        try (InputStream json = Topic.class.getResourceAsStream(GOLDEN)) {
            ObjectNode event = (ObjectNode) EventJson.MAPPER.readTree(json);
            ObjectNode data = (ObjectNode) event.path("data");
            ((ObjectNode) data.path("model")).put("name", model).put("revision", "r1");
            data.putArray("datasets").add(onDataset);
            return event;
        }
    }

    private void sendStructured(JsonNode event) {
        send(EventWriter.encode(event), "application/cloudevents+json; charset=UTF-8");
    }

    private void sendWithoutHeaders(JsonNode event) {
        events.send(new ProducerRecord<>(Topic.DEPLOYMENTS_NAME, key(), EventWriter.encode(event)))
                .join();
    }

    private void send(byte[] value, String contentType) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topic.DEPLOYMENTS_NAME, key(), value);
        record.headers().add("content-type", contentType.getBytes(StandardCharsets.UTF_8));
        events.send(record).join();
    }

    private String poison() {
        String poison = "{\"specversion\" " + UUID.randomUUID();
        events.send(new ProducerRecord<>(Topic.DEPLOYMENTS_NAME, key(), poison.getBytes(StandardCharsets.UTF_8)))
                .join();
        return poison;
    }

    /** All of a test's events stay in order. */
    private byte[] key() {
        return model.getBytes(StandardCharsets.UTF_8);
    }

    private JsonPath awaitDeployment() {
        await().atMost(PATIENCE)
                .until(() -> given().queryParam("revision", "r1")
                                .get("/api/v1/deployments/" + model)
                                .statusCode()
                        == 200);
        return given().queryParam("revision", "r1")
                .get("/api/v1/deployments/" + model)
                .then()
                .extract()
                .jsonPath();
    }

    private ConsumerRecord<byte[], byte[]> awaitDeadLetter(String value) {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(Topic.DEPLOYMENTS.deadLetters("dataset-service")));
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (text(record.value()).equals(value)) {
                        found.add(record);
                    }
                }
                return !found.isEmpty();
            });
            return found.get(0);
        }
    }

    private static String reason(ConsumerRecord<byte[], byte[]> aside) {
        return text(aside.headers().lastHeader(DeadLetters.REASON).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<String> runsOfTheModel() {
        return given().get("/api/v1/runs")
                .then()
                .extract()
                .jsonPath()
                .param("model", model)
                .getList("findAll { it.model == model }.run");
    }
}
