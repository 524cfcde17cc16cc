package dev.longform.dataset.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.longform.dataset.domain.deployments.Deployments;
import dev.longform.local.testing.KafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class DeploymentsTest {
    private static final String PATH = "/api/v1/deployments";

    @Inject
    Jdbi jdbi;

    @Inject
    Deployments deployments;

    private String model;
    private String small;
    private String large;

    @BeforeEach
    void importDatasets() {
        String test = "t" + UUID.randomUUID().toString().substring(0, 8);
        RunApi api = new RunApi(test);
        model = "org/" + test;
        small = api.dataset(3);
        large = api.dataset(5);
    }

    @AfterEach
    void removeDeployment() {
        remove("r1");
    }

    @Test
    void aNewRevisionIsRegisteredAndRunOnEveryDataset() {
        add("http://a.example", small, large)
                .statusCode(201)
                .body("model", equalTo(model))
                .body("revision", equalTo("r1"))
                .body("removedAt", nullValue())
                .body("runs.dataset", equalTo(List.of(small, large)))
                .body("runs.total", equalTo(List.of(3, 5)))
                .body("runs.priority", everyItem(is("new-deployment")))
                .body("runs.state", everyItem(is("RUNNING")));

        given().get("/api/v1/models/" + model).then().statusCode(200).body("endpoint", equalTo("http://a.example"));
        given().queryParam("revision", "r1")
                .get(PATH + "/" + model)
                .then()
                .statusCode(200)
                .body("datasets", equalTo(List.of(small, large)));
        assertThat(given().get(PATH).then().statusCode(200).extract().jsonPath().getList("model"))
                .contains(model);
    }

    @Test
    void theSameAgainAnswersTheSameRuns() {
        List<String> first = runs(add("http://a.example", small, large).statusCode(201));
        List<String> second = runs(add("http://a.example/", small, large).statusCode(200));

        assertThat(second).hasSize(2).isEqualTo(first);
        assertThat(runsOfTheModel()).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void otherContentUnderTheSameRevisionIsRefused() {
        List<String> first = runs(add("http://a.example", small).statusCode(201));

        add("http://b.example", small).statusCode(409).body("detail", containsString("revision of its own"));
        add("http://a.example", large).statusCode(409).body("detail", containsString("other datasets"));
        assertThat(runsOfTheModel()).isEqualTo(first);
    }

    @Test
    void whatItsRunsMayUseIsPartOfThePlan() {
        Map<String, Object> plan = Map.of("budget", Map.of("maxCalls", 100));
        add("http://a.example", plan, small)
                .statusCode(201)
                .body("budget.maxCalls", is(100))
                .body("runs.budget.maxCalls", equalTo(List.of(100)));
        add("http://a.example", plan, small).statusCode(200);
        add("http://a.example", small).statusCode(409);
        add("http://a.example", Map.of("budget", Map.of("maxCalls", 0)), small).statusCode(400);
    }

    @Test
    void anUnknownDatasetLeavesNothingBehind() {
        add("http://a.example", small, "none-" + small).statusCode(404);

        given().get("/api/v1/models/" + model).then().statusCode(404);
        given().queryParam("revision", "r1").get(PATH + "/" + model).then().statusCode(404);
        assertThat(runsOfTheModel()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        given().contentType("application/json")
                .body(Map.of("model", Map.of("name", model), "datasets", List.of()))
                .post(PATH)
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body(Map.of("model", Map.of("name", model), "datasets", List.of(small)))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("detail", containsString("revision"));
        given().delete(PATH + "/" + model).then().statusCode(400);
    }

    @Test
    void manyAtOnceStartOneRun() {
        List<CompletableFuture<List<String>>> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> runs(add("http://a.example", small))))
                .toList();

        Set<List<String>> told = new HashSet<>();
        answers.forEach(answer -> told.add(answer.join()));
        assertThat(told).hasSize(1);
        assertThat(runsOfTheModel()).hasSize(1);
    }

    @Test
    void aRevisionThatDisappearsCancelsItsRunsAndStaysRemoved() {
        List<String> started = runs(add("http://a.example", small, large).statusCode(201));

        String removedAt = remove("r1")
                .statusCode(200)
                .body("removedAt", notNullValue())
                .body("runs.state", equalTo(List.of("CANCELLED", "CANCELLED")))
                .extract()
                .path("removedAt");
        remove("r1").statusCode(200).body("removedAt", equalTo(removedAt));
        ValidatableResponse again = add("http://a.example", small, large).statusCode(200);
        assertThat(runs(again)).isEqualTo(started);
        again.body("removedAt", equalTo(removedAt)).body("runs.state", everyItem(is("CANCELLED")));
        remove("r2").statusCode(404);
    }

    @Test
    void theListTakesAsManyStatementsForManyAsForOne() {
        runs(add("http://a.example", small, large).statusCode(201));
        AtomicInteger statements = new AtomicInteger();
        Thread asking = Thread.currentThread();
        SqlLogger before = jdbi.getConfig(SqlStatements.class).getSqlLogger();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (Thread.currentThread() == asking) {
                    statements.incrementAndGet();
                }
            }
        });
        try {
            assertThat(deployments.all()).isNotEmpty();
        } finally {
            jdbi.setSqlLogger(before);
        }
        assertThat(statements).hasValue(3);
    }

    private ValidatableResponse add(String endpoint, String... datasets) {
        return add(endpoint, Map.of(), datasets);
    }

    private ValidatableResponse add(String endpoint, Map<String, Object> plan, String... datasets) {
        Map<String, Object> description = Map.of(
                "name", model,
                "revision", "r1",
                "kind", "classifier",
                "adapter", "vllm-classify",
                "endpoint", endpoint,
                "model", "rm");
        Map<String, Object> body = new HashMap<>(plan);
        body.put("model", description);
        body.put("datasets", List.of(datasets));
        return given().contentType("application/json").body(body).post(PATH).then();
    }

    private ValidatableResponse remove(String revision) {
        return given().queryParam("revision", revision)
                .delete(PATH + "/" + model)
                .then();
    }

    private static List<String> runs(ValidatableResponse answer) {
        return answer.extract().jsonPath().getList("runs.run");
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
