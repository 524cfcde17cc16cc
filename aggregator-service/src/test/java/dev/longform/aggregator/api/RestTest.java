package dev.longform.aggregator.api;

import static dev.longform.aggregator.RunEvents.CREATED;
import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RestTest extends AggregatorTest {
    @Inject
    NumbersReader numbers;

    @Test
    void theLeaderboardShowsEveryNumberOfARun() {
        String dataset = "board-" + UUID.randomUUID();
        String run = scored(dataset, "simulated:scores");
        JsonPath board = get("/api/v1/leaderboard?dataset=" + dataset);
        assertThat(board.getString("dataset")).isEqualTo(dataset);
        assertThat(board.getInt("version")).isEqualTo(1);
        assertThat(board.getInt("items")).isEqualTo(8);
        assertThat(board.getDouble("baselines.longest.Chat")).isEqualTo(0.75);
        assertThat(board.getList("rows")).hasSize(1);
        Map<String, Object> row = board.getMap("rows[0]");
        assertThat(row)
                .containsEntry("model", "simulated:scores")
                .containsEntry("kind", "classifier")
                .containsEntry("run", run)
                .containsEntry("state", "COMPLETED")
                .containsEntry("protocol", "scores")
                .containsEntry("rotations", "none")
                .containsEntry("template", null)
                .containsEntry("seed", 7)
                .containsEntry("runs", 1)
                .containsEntry("total", 8)
                .containsEntry("attempted", 5)
                .containsEntry("answered", 4)
                .containsEntry("ties", 1)
                .containsEntry("mixed", 0)
                .containsEntry("truncated", 0)
                .containsEntry("calls", 5)
                .containsEntry("positionBias", null)
                .containsEntry("consistency", null)
                .containsEntry("unscored", Map.of("TIMEOUT", 1))
                .containsEntry("tokens", Map.of("prompt", 500, "completion", 50, "cached", 0));
        assertThat(board.getDouble("rows[0].coverage")).isEqualTo(0.8);
        assertThat(board.getDouble("rows[0].accuracy")).isEqualTo(0.625);
        assertThat(board.getDouble("rows[0].micro")).isEqualTo(0.625);
        assertThat(board.getDouble("rows[0].macro")).isEqualTo(0.75);
        assertThat(board.getDouble("rows[0].strict")).isEqualTo(0.5);
        assertThat(board.getDouble("rows[0].pairwise")).isCloseTo(10.0 / 12, within(1e-6));
        assertThat(board.<Float>getList("rows[0].bounds")).containsExactly(0.3125f, 0.8125f);
        assertThat(board.<Float>getList("rows[0].interval")).hasSize(2);
        assertThat(board.getMap("rows[0].subsets.Chat"))
                .containsEntry("total", 4)
                .containsEntry("attempted", 1)
                .containsEntry("answered", 1);
        assertThat(board.getDouble("rows[0].subsets.QA.accuracy")).isEqualTo(0.5);
    }

    @Test
    void thePapersRowsAreShownWhenAskedForWithTheRemarkOnThoseThatDoNotAddUp() {
        String dataset = "paper-" + UUID.randomUUID();
        scored(dataset, "simulated:scores");
        JsonPath without = get("/api/v1/leaderboard?dataset=" + dataset);
        JsonPath with = get("/api/v1/leaderboard?paper=true&dataset=" + dataset);
        assertThat(without.<Object>get("paper")).isNull();
        assertThat(with.getList("rows")).isEqualTo(without.getList("rows"));
        assertThat(with.getString("paper.remark")).contains("arXiv 2603.12963", "without coverage or intervals");
        assertThat(with.getList("paper.rows")).hasSize(22);
        assertThat(with.getMap("paper.rows[0]"))
                .containsEntry("model", "Skywork/Skywork-Reward-V2-Llama-3.2-3B")
                .containsEntry("kind", "classifier")
                .containsEntry("accuracy", 0.749f)
                .containsEntry("remark", "the paper states a score 0.6 below what its own columns give");
        assertThat(with.<String>getList("paper.rows.remark"))
                .filteredOn(remark -> remark != null)
                .hasSize(3);
        assertThat(with.getMap("paper.rows[1].subsets"))
                .isEqualTo(Map.of("QA", 0.58f, "RAG", 0.706f, "Chat", 0.805f, "Writing", 0.781f, "Reasoning", 0.784f));
    }

    @Test
    void whetherScoresAreRawStandsInTheirRow() {
        String dataset = "activation-" + UUID.randomUUID();
        String run = scored(dataset, "simulated:scores");
        assertThat(get("/api/v1/leaderboard?dataset=" + dataset).<Object>get("rows[0].activation"))
                .isNull();
        send(run(run).dataset(dataset, 1)
                .model("simulated:scores")
                .attempted(Map.of("QA", 4L, "Chat", 1L))
                .state(RunState.COMPLETED, 4)
                .activation(ProbeReport.Activation.UNKNOWN)
                .build());
        await().atMost(ENOUGH).untilAsserted(() -> assertThat(
                        get("/api/v1/leaderboard?dataset=" + dataset).getString("rows[0].activation"))
                .isEqualTo("unknown"));
    }

    @Test
    void theMetricsAddRatesUsageAndLatency() {
        String run = scored("metrics-" + UUID.randomUUID(), "simulated:scores");
        JsonPath metrics = get("/api/v1/runs/" + run + "/metrics");
        assertThat(metrics.getDouble("tieRate")).isEqualTo(0.25);
        assertThat(metrics.getDouble("mixedRate")).isZero();
        assertThat(metrics.getDouble("top1")).isEqualTo(0.625);
        assertThat(metrics.getMap("outcomes"))
                .isEqualTo(Map.of("CORRECT", 2, "TIED", 1, "MIXED", 0, "WRONG", 1, "UNSCORED", 1));
        assertThat(metrics.<Object>get("macroInterval")).isNull();
        assertThat(metrics.<Object>get("pairwiseInterval")).isNull();
        assertThat(metrics.getMap("slots")).isEmpty();
        assertThat(metrics.<Object>get("lengthBias.pickedWhenChosen")).isNull();
        assertThat(metrics.getDouble("lengthBias.pickedWhenRejected")).isZero();
        assertThat(metrics.getMap("usage"))
                .isEqualTo(Map.of(
                        "calls", 5,
                        "callsWithoutUsage", 0,
                        "promptTokens", 500,
                        "completionTokens", 50,
                        "cachedTokens", 0,
                        "repairs", 0,
                        "deliveries", 5,
                        "unaccounted", 0));
        assertThat(metrics.getMap("latencyMs"))
                .isEqualTo(Map.of("p50", 16, "p90", 16, "p99", 16, "buckets", List.of(Map.of("le", 16, "count", 5))));
        assertThat(metrics.getString("updatedAt")).endsWith("Z");
    }

    @Test
    void aJudgesSlotsAndItsConsistencyAreShown() {
        String run = newRun();
        send(verdict(run, "1")
                .chosen(true, false)
                .pick(List.of(0, 1), 0)
                .pick(List.of(1, 0), 1)
                .build());
        send(verdict(run, "2")
                .chosen(true, false)
                .pick(List.of(0, 1), 0)
                .pick(List.of(1, 0), 0)
                .build());
        awaitVerdicts(run, 2);
        sendAndAwait(run(run).selection(Rotations.BOTH).build());
        JsonPath metrics = get("/api/v1/runs/" + run + "/metrics");
        assertThat(metrics.getDouble("consistency")).isEqualTo(0.5);
        assertThat(metrics.getDouble("accuracy")).isEqualTo(0.75);
        assertThat(metrics.getDouble("positionBias.2")).isEqualTo(0.25);
        assertThat(metrics.<Object>get("pairwise")).isNull();
        assertThat(metrics.getMap("slots.2.A"))
                .isEqualTo(Map.of("shown", 2, "accuracy", 1.0f, "picked", 3, "pickShare", 0.75f));
        assertThat(metrics.getMap("slots.2.B"))
                .isEqualTo(Map.of("shown", 2, "accuracy", 0.5f, "picked", 1, "pickShare", 0.25f));
    }

    @Test
    void macroAndPairwiseHaveIntervalsFromTenClustersOn() {
        String run = newRun();
        for (int i = 0; i < 12; i++) {
            send(verdict(run, "i" + i)
                    .subset(i % 2 == 0 ? "QA" : "Chat")
                    .scores(4.0, 1.0, 2.0, i < 6 ? 5.0 : 3.0)
                    .build());
        }
        awaitVerdicts(run, 12);
        sendAndAwait(run(run).build());
        JsonPath metrics = get("/api/v1/runs/" + run + "/metrics");
        assertThat(metrics.getDouble("macro")).isEqualTo(0.5);
        List<Float> interval = metrics.getList("macroInterval");
        assertThat(interval.get(0)).isBetween(0.15f, 0.35f);
        assertThat(interval.get(1)).isBetween(0.65f, 0.85f);
        assertThat(metrics.<Float>getList("pairwiseInterval")).hasSize(2);
        assertThat(get("/api/v1/runs/" + run + "/metrics").<Float>getList("macroInterval"))
                .isEqualTo(interval);
    }

    @Test
    void rowsStandByAccuracyAndThoseWithoutOneLast() {
        String dataset = "order-" + UUID.randomUUID();
        String empty = newRun();
        sendAndAwait(run(empty).dataset(dataset, 1).model("simulated:a-silent").build());
        scored(dataset, "simulated:half");
        String best = newRun();
        send(verdict(best, "1").scores(4.0, 1.0, 1.0, 1.0).build());
        awaitVerdicts(best, 1);
        sendAndAwait(run(best).dataset(dataset, 1).model("simulated:z-best").build());
        assertThat(get("/api/v1/leaderboard?dataset=" + dataset + "@1").getList("rows.model"))
                .isEqualTo(List.of("simulated:z-best", "simulated:half", "simulated:a-silent"));
        assertThat(get("/api/v1/leaderboard?dataset=" + dataset)
                        .getList("rows.accuracy")
                        .get(2))
                .isNull();
    }

    @Test
    void theNewestVersionWithRunsIsShownAndRepeatsAreOneRow() {
        String dataset = "versions-" + UUID.randomUUID();
        String old = newRun();
        String first = newRun();
        String second = newRun();
        sendAndAwait(run(old).dataset(dataset, 1).build());
        sendAndAwait(run(first).dataset(dataset, 2).build());
        sendAndAwait(
                run(second).dataset(dataset, 2).created(CREATED.plusSeconds(5)).build());
        JsonPath board = get("/api/v1/leaderboard?dataset=" + dataset);
        assertThat(board.getInt("version")).isEqualTo(2);
        assertThat(board.getList("rows.run")).isEqualTo(List.of(second));
        assertThat(board.getList("rows.runs")).isEqualTo(List.of(2));
        assertThat(get("/api/v1/leaderboard?dataset=" + dataset + "@1").getList("rows.run"))
                .isEqualTo(List.of(old));
    }

    @Test
    void runsAreListedNewestFirst() {
        String older = newRun();
        String newer = newRun();
        sendAndAwait(run(older).created(CREATED.plusSeconds(1000)).build());
        sendAndAwait(run(newer).created(CREATED.plusSeconds(1001)).build());
        List<String> listed = get("/api/v1/runs").getList("run");
        assertThat(listed.indexOf(newer)).isLessThan(listed.indexOf(older));
    }

    @Test
    void verdictsComePageByPageAndFiltered() {
        String run = scored("pages-" + UUID.randomUUID(), "simulated:scores");
        String path = "/api/v1/runs/" + run + "/verdicts";
        JsonPath first = get(path + "?limit=2");
        assertThat(first.getList("verdicts.itemId")).isEqualTo(List.of("1", "2"));
        JsonPath second = get(path + "?limit=2&after=" + first.getString("next"));
        assertThat(second.getList("verdicts.itemId")).isEqualTo(List.of("3", "4"));
        JsonPath third = get(path + "?limit=2&after=" + second.getString("next"));
        assertThat(third.getList("verdicts.itemId")).isEqualTo(List.of("5"));
        assertThat(third.<Object>get("next")).isNull();
        assertThat(get(path + "?outcome=UNSCORED&reason=TIMEOUT").getList("verdicts.itemId"))
                .isEqualTo(List.of("4"));
        assertThat(get(path + "?subset=Chat").getList("verdicts.itemId")).isEqualTo(List.of("5"));
        assertThat(get(path + "?subset=Chat&outcome=WRONG").getList("verdicts")).isEmpty();
    }

    @Test
    void whatIsUnknownOrWrongIsAProblem() {
        given().get("/api/v1/runs/nowhere/metrics")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("'nowhere'"));
        given().get("/api/v1/runs/nowhere/stream").then().statusCode(404);
        given().get("/api/v1/runs/nowhere/verdicts").then().statusCode(404);
        given().post("/api/v1/runs/nowhere/recount").then().statusCode(404);
        given().get("/api/v1/leaderboard?dataset=nowhere").then().statusCode(404);
        given().get("/api/v1/leaderboard").then().statusCode(400);
        given().get("/api/v1/runs/nowhere/verdicts?outcome=GOOD")
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        equalTo("'outcome' must be one of [CORRECT, TIED, MIXED, WRONG, UNSCORED], not 'GOOD'"));
        given().get("/api/v1/runs/nowhere/verdicts?limit=0")
                .then()
                .statusCode(400)
                .body("detail", equalTo("'limit' must be a number from 1 to 1000, not '0'"));
        given().get("/api/v1/runs/nowhere/verdicts?after=***").then().statusCode(400);
        given().post("/api/v1/dead-letters/nowhere/replay").then().statusCode(404);
    }

    @Test
    void aRecountIsEqualAndSaysWhatIsNot() {
        String run = scored("recount-" + UUID.randomUUID(), "simulated:scores");
        String path = "/api/v1/runs/" + run + "/recount";
        given().post(path)
                .then()
                .statusCode(200)
                .body("run", equalTo(run))
                .body("verdicts", equalTo(5))
                .body("deliveries", equalTo(5))
                .body("equal", equalTo(true))
                .body("differences", equalTo(List.of()));
        jdbi.useHandle(handle -> handle.execute(
                "update counter set value = value + 1 where run_id = ? and subset = 'QA' and name = 'outcome.WRONG'",
                run));
        given().post(path)
                .then()
                .body("equal", equalTo(false))
                .body(
                        "differences",
                        equalTo(List.of(
                                Map.of("subset", "QA", "number", "outcome.WRONG", "running", 2, "recounted", 1))));
    }

    @Test
    void theStreamFollowsARunToItsEnd() {
        String run = newRun();
        RunEvent started = run(run).subsets(Map.of("QA", 2L)).build();
        sendAndAwait(started);
        CompletableFuture<String> stream = CompletableFuture.supplyAsync(
                () -> given().get("/api/v1/runs/" + run + "/stream").asString());
        send(run(run).subsets(Map.of("QA", 2L)).state(RunState.COMPLETED, 2).build());
        send(verdict(run, "1").build());
        send(verdict(run, "2").unscored(Reason.REFUSED).build());
        List<String> events = stream.orTimeout(60, TimeUnit.SECONDS)
                .join()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .toList();
        JsonPath last = new JsonPath(events.get(events.size() - 1).substring("data:".length()));
        assertThat(last.getString("state")).isEqualTo("COMPLETED");
        assertThat(last.getInt("answered")).isEqualTo(1);
        assertThat(last.getMap("unscored")).isEqualTo(Map.of("REFUSED", 1));
    }

    @Test
    void deadLettersAreListedReplayedAndMarked() {
        String run = newRun();
        byte[] value = ("poison of " + run).getBytes(StandardCharsets.UTF_8);
        sendRaw(Topic.VERDICTS_NAME, "longform.verdict.v1", value);
        awaitDeadLetters(Topic.VERDICTS_NAME, value, 1);
        String mine =
                "find { it.topic == 'longform.verdicts.v1' }.newest.findAll { it.preview == 'poison of " + run + "' }";
        JsonPath before = get("/api/v1/dead-letters");
        assertThat(before.getList(mine + ".replayed")).isEqualTo(List.of(false));
        assertThat(before.getList(mine + ".key")).isEqualTo(List.of("key"));
        assertThat(before.getString(mine + "[0].reason")).startsWith("not a Verdict");
        int pending = before.getInt("find { it.topic == 'longform.verdicts.v1' }.records")
                - before.getInt("find { it.topic == 'longform.verdicts.v1' }.replayed");
        given().post("/api/v1/dead-letters/longform.verdicts.v1/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(pending))
                .body("settled", equalTo(0))
                .body("failed", equalTo(0));
        awaitDeadLetters(Topic.VERDICTS_NAME, value, 2);
        await().atMost(ENOUGH)
                .untilAsserted(() -> assertThat(get("/api/v1/dead-letters").getList(mine + ".replayed"))
                        .containsExactly(false, true));
    }

    /** A run with a right, a wrong, a tied and a failed item in QA and a right one in Chat; it has ended. */
    private String scored(String dataset, String model) {
        String run = newRun();
        send(verdict(run, "1").scores(4.0, 1.0, 2.0, 3.0).build());
        send(verdict(run, "2").scores(2.0, 1.0, 3.0, 0.0).build());
        send(verdict(run, "3").scores(4.0, 4.0, 2.0, 3.0).build());
        send(verdict(run, "4").unscored(Reason.TIMEOUT).build());
        send(verdict(run, "5").subset("Chat").scores(4.0, 1.0, 2.0, 3.0).build());
        awaitVerdicts(run, 5);
        sendAndAwait(run(run).dataset(dataset, 1)
                .model(model)
                .attempted(Map.of("QA", 4L, "Chat", 1L))
                .state(RunState.COMPLETED, 3)
                .build());
        return run;
    }

    private void sendAndAwait(RunEvent event) {
        send(event);
        await().atMost(ENOUGH).until(() -> numbers.run(event.runId()).isPresent());
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void whateverIsWrongWithARequestIsAProblemWithoutAStackTrace() {
        problem(given().get("/api/v1/nothing"), 404);
        problem(given().delete("/api/v1/runs"), 405);
        problem(given().contentType("text/plain").body("x").post("/api/v1/gate"), 415);
        problem(given().contentType("application/json").body("{").post("/api/v1/gate"), 400);
        problem(given().contentType("application/json").body("[]").post("/api/v1/gate"), 400);
        problem(
                given().contentType("application/json")
                        .body(" ".repeat(1100 * 1024))
                        .post("/api/v1/gate"),
                413);
    }

    private static void problem(Response response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.body().asString()).doesNotContain("Exception", "\tat ");
    }
}
