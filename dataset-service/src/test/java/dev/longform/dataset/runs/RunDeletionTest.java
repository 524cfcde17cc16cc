package dev.longform.dataset.runs;

import static dev.longform.dataset.runs.RunApi.PATIENCE;
import static dev.longform.dataset.runs.RunApi.awaitState;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.EventType;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.RunDeleted;
import dev.longform.contracts.Topic;
import dev.longform.dataset.runs.FakeWorker.Behaviour;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventReader;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class RunDeletionTest {
    @Inject
    KafkaClients clients;

    @Inject
    EventWriter events;

    @Inject
    Jdbi jdbi;

    private FakeWorker worker;
    private String test;
    private RunApi api;

    @BeforeEach
    void startWorker() {
        test = "t" + UUID.randomUUID().toString().substring(0, 8);
        api = new RunApi(test);
        worker = new FakeWorker(clients, events);
    }

    @AfterEach
    void stopWorker() throws InterruptedException {
        worker.behave(Behaviour.ANSWER, this::mine);
        worker.close();
    }

    private boolean mine(EvaluationRequest request) {
        return request.model().name().startsWith(test);
    }

    private String start(String dataset) {
        return api.start(dataset, api.model(2), Map.of("seed", 1));
    }

    private static io.restassured.response.ValidatableResponse delete(String run) {
        return given().delete("/api/v1/runs/" + run).then();
    }

    @Test
    void aDeletedRunIsGoneAndToldOnceWithWhatItWas() {
        worker.behave(Behaviour.ANSWER, this::mine);
        String run = start(api.dataset(3));
        awaitState(run, "COMPLETED");
        EvaluationRequest asked = worker.seen().get(0);

        delete(run).statusCode(204);
        delete(run).statusCode(204);

        given().get("/api/v1/runs/" + run).then().statusCode(404);
        given().post("/api/v1/runs/" + run + "/retry").then().statusCode(404);
        worker.send(FakeWorker.verdict(asked, Outcome.WRONG, null, EndpointSignal.ALIVE));
        List<RunDeleted> told = told(run);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).run().state().name()).isEqualTo("COMPLETED");
        assertThat(told.get(0).run().attempted()).isEqualTo(Map.of("QA", 3L));
        assertThat(told.get(0).run().dataset().name()).isEqualTo(test + "-3");
        assertThat(items(run)).isZero();
        given().get("/api/v1/audit")
                .then()
                .body("acts.findAll { it.subject == '" + run + "' && it.action == 'DELETE' }.size()", is(1))
                .body(
                        "acts.find { it.subject == '" + run + "' && it.action == 'DELETE' }.detail",
                        is(test + "-m2@1 on " + test + "-3@1, 3 of 3 items answered"));
    }

    @Test
    void anUnfinishedRunMustBeCancelledAndItsItemsComeBackFirst() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(api.dataset(3));
        await().atMost(PATIENCE).until(() -> worker.held() == 2);

        delete(run).statusCode(409).body("detail", containsString("longform runs cancel " + run));
        given().post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
        delete(run).statusCode(409).body("detail", containsString("2 items of run " + run + " are still out"));
        worker.behave(Behaviour.ANSWER, this::mine);
        await().atMost(PATIENCE)
                .until(() -> given().delete("/api/v1/runs/" + run).statusCode() == 204);
        given().get("/api/v1/runs/" + run).then().statusCode(404);
    }

    @Test
    void aRunThatNeverWasCannotBeDeleted() {
        delete(UUID.randomUUID().toString()).statusCode(404);
        delete("no-id").statusCode(404);
    }

    /** The tests' configuration keeps runs on the dataset short-lived for a second, and all others for ever. */
    @Test
    void retentionDeletesWhatIsTooOldAndNothingElse() {
        worker.behave(Behaviour.ANSWER, this::mine);
        String kept = start(api.dataset(2));
        awaitState(kept, "COMPLETED");
        given().contentType("application/x-ndjson")
                .body("{\"id\":\"1\",\"subset\":\"QA\",\"prompt\":\"p\",\"chosen\":[\"good\"],\"rejected\":[\"bad\"]}"
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=short-lived");
        String old = start("short-lived");

        await().atMost(PATIENCE).until(() -> given().get("/api/v1/runs/" + old).statusCode() == 404);

        given().get("/api/v1/runs/" + kept).then().statusCode(200);
        given().get("/api/v1/audit")
                .then()
                .body("acts.find { it.subject == '" + old + "' && it.action == 'DELETE' }.actor", is("retention"));
    }

    private int items(String run) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from run_item where run = :run")
                .bind("run", UUID.fromString(run))
                .mapTo(Integer.class)
                .one());
    }

    private List<RunDeleted> told(String run) {
        List<RunDeleted> told = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(Topic.RUNS.topicName()));
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (EventReader.type(record).equals(EventType.RUN_DELETED)
                            && EventReader.subject(record).equals(run)) {
                        told.add(EventJson.MAPPER.readValue(record.value(), RunDeleted.class));
                    }
                }
                return !told.isEmpty();
            });
        }
        return told;
    }
}
