package dev.longform.dataset.runs;

import static dev.longform.dataset.runs.RunApi.PATIENCE;
import static dev.longform.dataset.runs.RunApi.awaitState;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.dataset.runs.FakeWorker.Behaviour;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class DatasetDeletionTest {
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
        worker.behave(Behaviour.ANSWER, this::mine);
    }

    @AfterEach
    void stopWorker() throws InterruptedException {
        worker.close();
    }

    private boolean mine(EvaluationRequest request) {
        return request.model().name().startsWith(test);
    }

    private static ValidatableResponse delete(String reference) {
        return given().delete("/api/v1/datasets/" + reference).then();
    }

    @Test
    void aDeletedVersionIsGoneWithItsItemsAndItsNumberIsNotGivenAgain() {
        String name = api.dataset(3);

        delete(name + "@1").statusCode(204);
        delete(name + "@1").statusCode(204);

        given().get("/api/v1/datasets/" + name + "@1").then().statusCode(404);
        given().get("/api/v1/datasets/" + name + "@1/items").then().statusCode(404);
        api.dataset(3);
        given().get("/api/v1/datasets/" + name).then().statusCode(200).body("version", is(2));
        given().get("/api/v1/audit")
                .then()
                .body("acts.find { it.subject == '" + name + "@1' && it.kind == 'DATASET' }.action", is("DELETE"));
    }

    @Test
    void aVersionWithRunsStaysUntilTheyAreDeleted() {
        String name = api.dataset(3);
        String run = api.start(name, api.model(2), Map.of("seed", 1));
        awaitState(run, "COMPLETED");

        delete(name + "@1").statusCode(409).body("detail", containsString(name + "@1 has 1 run, "));

        await().atMost(PATIENCE)
                .until(() -> given().delete("/api/v1/runs/" + run).statusCode() == 204);
        delete(name + "@1").statusCode(204);
    }

    @Test
    void aRunIsNotStartedOnAVersionThatIsJustBeingDeleted() {
        String name = api.dataset(3);
        String model = api.model(2);
        CompletableFuture<Integer> started = jdbi.inTransaction(handle -> {
            handle.execute("delete from dataset_version where name = ?", name);
            CompletableFuture<Integer> start =
                    CompletableFuture.supplyAsync(() -> given().contentType("application/json")
                            .body(Map.of("dataset", name, "models", List.of(model)))
                            .post("/api/v1/runs")
                            .statusCode());
            await().atMost(PATIENCE)
                    .until(() -> jdbi.withHandle(other -> other.createQuery(
                                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                    .mapTo(Integer.class)
                                    .one())
                            > 0);
            return start;
        });

        assertThat(started.join()).isEqualTo(404);
    }

    @Test
    void theVersionHasToBeNamedAndToBeThere() {
        String name = api.dataset(3);

        delete(name).statusCode(400).body("detail", containsString("name the version"));
        delete(name + "@2").statusCode(404).body("detail", containsString("longform datasets list"));
        given().get("/api/v1/datasets/" + name + "@1").then().statusCode(200);
    }
}
