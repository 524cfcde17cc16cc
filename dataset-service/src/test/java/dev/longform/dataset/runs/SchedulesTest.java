package dev.longform.dataset.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.longform.dataset.domain.schedules.DueRuns;
import dev.longform.local.testing.KafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schedules start in a far future, which the tests name: the service's own clock never reaches it. */
@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class SchedulesTest {
    private static final String PATH = "/api/v1/schedules";
    private static final String START = "2100-01-01T00:00:00Z";
    private static final Instant DUE = Instant.parse(START);

    @Inject
    DueRuns dueRuns;

    private RunApi api;
    private String name;
    private String model;
    private String dataset;

    @BeforeEach
    void prepare() {
        name = "t" + UUID.randomUUID().toString().substring(0, 8);
        api = new RunApi(name);
        model = api.model(1);
        dataset = api.dataset(6);
    }

    @AfterEach
    void clean() {
        runs().forEach(SchedulesTest::cancel);
        given().delete(PATH + "/" + name);
    }

    @Test
    void aDueTimeStartsOneRunThatSaysWhyItExists() {
        add(Map.of()).statusCode(201).body("nextDueAt", equalTo(START)).body("runs", hasSize(0));

        dueRuns.start(DUE.minusSeconds(1));
        assertThat(runs()).isEmpty();

        dueRuns.start(DUE);
        dueRuns.start(DUE);

        assertThat(runs()).hasSize(1);
        JsonPath run = RunApi.run(runs().get(0));
        assertThat(run.getString("schedule")).isEqualTo(name);
        assertThat(run.getString("dueAt")).isEqualTo(START);
        assertThat(run.getString("dataset")).isEqualTo(dataset);
        assertThat(run.getInt("total")).isEqualTo(6);
        show().body("nextDueAt", equalTo("2100-01-01T06:00:00Z"));
    }

    @Test
    void aRunThatSomebodyStartedHasNoSchedule() {
        String run = api.start(dataset, model, Map.of());

        assertThat(RunApi.run(run).getString("schedule")).isNull();
        cancel(run);
    }

    @Test
    void manyReplicasStartOneRun() {
        add(Map.of()).statusCode(201);

        List<CompletableFuture<Void>> looks = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> dueRuns.start(DUE)))
                .toList();
        looks.forEach(CompletableFuture::join);

        assertThat(runs()).hasSize(1);
    }

    @Test
    void afterADowntimeOneRunStartsForAllThatWasMissed() {
        add(Map.of()).statusCode(201);

        Instant later = DUE.plusSeconds(50 * 3600);
        dueRuns.start(later);

        assertThat(runs()).hasSize(1);
        assertThat(RunApi.run(runs().get(0)).getString("dueAt")).isEqualTo("2100-01-03T00:00:00Z");
        show().body("nextDueAt", equalTo("2100-01-03T06:00:00Z"));
    }

    @Test
    void aDueTimeWaitsForTheRunBeforeIt() {
        add(Map.of()).statusCode(201);
        dueRuns.start(DUE);
        String first = runs().get(0);

        Instant next = DUE.plusSeconds(6 * 3600);
        dueRuns.start(next);
        assertThat(runs()).hasSize(1);

        cancel(first);
        dueRuns.start(next);
        assertThat(runs()).hasSize(2).last().isEqualTo(first);
    }

    @Test
    void aSampleIsADatasetOfItsOwnWithTheSameItemsEveryTime() {
        add(Map.of("sample", Map.of("size", 3, "seed", 7))).statusCode(201);
        dueRuns.start(DUE);
        cancel(runs().get(0));
        dueRuns.start(DUE.plusSeconds(6 * 3600));

        List<JsonPath> started = runs().stream().map(RunApi::run).toList();
        assertThat(started).hasSize(2).allSatisfy(run -> {
            assertThat(run.getString("dataset")).isEqualTo(dataset + ".sample-3-7");
            assertThat(run.getInt("version")).isEqualTo(1);
            assertThat(run.getInt("total")).isEqualTo(3);
        });
        assertThat(items(dataset + ".sample-3-7").lines())
                .hasSize(3)
                .isSubsetOf(items(dataset).lines().toList());
    }

    @Test
    void aSampleAsLargeAsTheDatasetIsTheDataset() {
        add(Map.of("sample", Map.of("size", 6))).statusCode(201).body("sample.seed", equalTo(1));
        dueRuns.start(DUE);

        assertThat(RunApi.run(runs().get(0)).getString("dataset")).isEqualTo(dataset);
    }

    @Test
    void theNewestRevisionIsTakenUnlessOneIsNamed() {
        add(Map.of()).statusCode(201);
        given().contentType("application/json")
                .body(Map.of(
                        "name", model,
                        "revision", "2",
                        "kind", "classifier",
                        "adapter", "vllm-classify",
                        "endpoint", RunApi.endpoint(model),
                        "model", "rm"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);

        dueRuns.start(DUE);

        assertThat(RunApi.run(runs().get(0)).getString("revision")).isEqualTo("2");
    }

    @Test
    void theSameAgainChangesNothingAndAnotherPlanIsRefused() {
        add(Map.of()).statusCode(201);
        add(Map.of()).statusCode(200);
        add(Map.of("everyHours", 7)).statusCode(409).body("detail", containsString("another plan"));
        add(Map.of("seed", 2)).statusCode(409);
        given().get(PATH).then().statusCode(200).body("name", hasItem(name));
    }

    @Test
    void whatBecameDueWhileDisabledIsNotMadeUpFor() {
        add(Map.of("startAt", "2020-01-01T00:00:00Z", "model", model + "@1", "everyHours", 8760))
                .statusCode(201);
        change(Map.of("enabled", false)).statusCode(200).body("nextDueAt", nullValue());
        dueRuns.start(Instant.now());
        int before = runs().size();
        JsonPath enabled = change(Map.of("enabled", true, "everyHours", 24))
                .statusCode(200)
                .body("everyHours", equalTo(24))
                .extract()
                .jsonPath();

        assertThat(Instant.parse(enabled.getString("nextDueAt"))).isAfter(Instant.now());
        runs().forEach(SchedulesTest::cancel);
        dueRuns.start(Instant.now());
        assertThat(runs()).hasSize(before);
    }

    @Test
    void aRemovedScheduleStartsNothingAndADueTimeHasOneRunForEver() {
        add(Map.of()).statusCode(201);
        dueRuns.start(DUE);
        String first = runs().get(0);
        cancel(first);
        given().delete(PATH + "/" + name).then().statusCode(204);
        given().delete(PATH + "/" + name).then().statusCode(404);
        given().get(PATH + "/" + name).then().statusCode(404);

        add(Map.of()).statusCode(201);
        dueRuns.start(DUE);

        assertThat(runs()).containsExactly(first);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        add(Map.of("model", "none-" + name)).statusCode(404);
        add(Map.of("dataset", "none-" + name)).statusCode(404);
        add(Map.of("everyHours", 0)).statusCode(400);
        add(Map.of("name", "no name")).statusCode(400).body("detail", containsString("hyphen"));
        add(Map.of("budget", Map.of("maxCost", 1))).statusCode(409).body("detail", containsString("prices"));
        add(Map.of("sample", Map.of("size", 0))).statusCode(400);
        change(Map.of()).statusCode(400);
        change(Map.of("enabled", false)).statusCode(404);
        given().get(PATH).then().body("findAll { it.name == '" + name + "' }", hasSize(0));
    }

    private ValidatableResponse add(Map<String, ?> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", name, "model", model, "dataset", dataset, "everyHours", 6));
        body.put("startAt", START);
        body.putAll(more);
        return given().contentType("application/json").body(body).post(PATH).then();
    }

    private ValidatableResponse change(Map<String, ?> change) {
        return given().contentType("application/json")
                .body(change)
                .patch(PATH + "/" + name)
                .then();
    }

    private ValidatableResponse show() {
        return given().get(PATH + "/" + name).then().statusCode(200);
    }

    private List<String> runs() {
        List<String> runs =
                given().get(PATH + "/" + name).then().extract().jsonPath().getList("runs.run");
        return runs == null ? List.of() : runs;
    }

    private static String items(String dataset) {
        return given().get("/api/v1/datasets/" + dataset + "/items")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void cancel(String run) {
        given().post("/api/v1/runs/" + run + "/cancel");
    }
}
