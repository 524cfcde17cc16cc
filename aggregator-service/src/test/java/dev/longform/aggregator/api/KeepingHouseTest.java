package dev.longform.aggregator.api;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.StoredRuns.item;
import static dev.longform.aggregator.StoredRuns.scored;
import static dev.longform.aggregator.VerdictBuilder.verdict;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.RunEvents;
import dev.longform.aggregator.StoredRuns;
import dev.longform.aggregator.domain.RunBook;
import dev.longform.aggregator.domain.RunNews;
import dev.longform.aggregator.persistence.RecentRunRepository;
import dev.longform.contracts.EventType;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunDeleted;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Verdict;
import dev.longform.local.testing.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleted runs, dropped texts, and what history says of both. */
@QuarkusTest
class KeepingHouseTest extends AggregatorTest {
    private static final Instant DELETED = Instant.parse("2026-06-01T00:00:00Z");

    @Inject
    StoredRuns stored;

    @Inject
    RunBook book;

    @Inject
    RecentRunRepository recent;

    private String dataset;
    private String model;

    @BeforeEach
    void names() {
        dataset = "kept-" + UUID.randomUUID();
        model = "simulated:" + dataset;
    }

    @Test
    void aDeletedRunLeavesItsNumbersAndNothingElse() {
        RunEvent event = stored.store(finished(1));
        JsonPath before = history();

        delete(event);
        awaitPurged(event.runId());

        JsonPath after = history();
        assertThat(after.getString("runs[0].deletedAt")).isEqualTo(DELETED.toString());
        assertThat(after.getLong("runs[0].credit")).isEqualTo(75L * Verdict.CREDIT_UNITS);
        assertThat(after.getDouble("runs[0].accuracy")).isEqualTo(0.75);
        assertThat(after.getInt("runs[0].subsets.QA.answered")).isEqualTo(60);
        assertThat(after.getInt("runs[0].usage.calls")).isEqualTo(100);
        assertThat(withoutDeletion(after)).isEqualTo(withoutDeletion(before));
        given().get("/api/v1/runs/" + event.runId() + "/metrics").then().statusCode(404);
        given().get("/api/v1/runs/" + event.runId() + "/verdicts").then().statusCode(404);
        given().post("/api/v1/runs/" + event.runId() + "/recount").then().statusCode(404);
        given().get("/api/v1/leaderboard?dataset=" + dataset).then().statusCode(404);
    }

    @Test
    void whatIsToldOfADeletedRunAfterwardsChangesNothing() {
        RunEvent event = stored.store(finished(1));
        delete(event);
        awaitPurged(event.runId());
        Map<String, Long> before = counters(event.runId());

        book.store(List.of(
                new RunNews.Snapshot(finished(1).state(RunState.RUNNING, 99).build(event.runId())),
                new RunNews.Deletion(new RunDeleted(event, Instant.now()))));
        double ignored = ignored();
        send(scored(event.runId(), 0, true));
        sendBegun(verdict(event.runId(), "another").build(), 1);
        await().atMost(ENOUGH).until(() -> ignored() - ignored >= 2);

        assertThat(counters(event.runId())).isEqualTo(before);
        assertThat(rows(event.runId())).isZero();
        given().get("/api/v1/runs/" + event.runId() + "/metrics").then().statusCode(404);
        assertThat(history().getList("runs")).hasSize(1);
        assertThat(history().getString("runs[0].deletedAt")).isEqualTo(DELETED.toString());
    }

    @Test
    void verdictsThatWereOnTheirWayStillCount() {
        String id = newRun();
        RunEvent event = run(id).dataset(dataset, 1)
                .model(model)
                .subsets(Map.of("QA", 2L))
                .state(RunState.CANCELLED, 3)
                .build();
        send(event);
        send(verdict(id, "1").build());
        awaitVerdicts(id, 1);

        delete(event, Instant.now());
        await().atMost(ENOUGH)
                .until(() -> given().get("/api/v1/runs/" + id + "/metrics").statusCode() == 404);
        send(verdict(id, "2").settledByCoordinator().unscored(Reason.CANCELLED).build());
        awaitUnscored(id);
        expireGrace(id);
        awaitPurged(id);

        assertThat(history().getMap("runs[0].unscored")).isEqualTo(Map.of("CANCELLED", 1));
        assertThat(history().getDouble("runs[0].coverage")).isEqualTo(0.5);
    }

    /** The deletion is old when it is heard of, as after an outage, and the first answers come after it. */
    @Test
    void aDeletionThatIsHeardOfLateWaitsForTheBacklogAndForRetriedItems() throws InterruptedException {
        String id = newRun();
        RunEvent event = run(id).dataset(dataset, 1)
                .model(model)
                .subsets(Map.of("QA", 2L))
                .state(RunState.COMPLETED, 3)
                .build();

        delete(event);
        await().atMost(ENOUGH)
                .until(() -> given().queryParam("model", model)
                                .queryParam("dataset", dataset)
                                .get("/api/v1/history")
                                .statusCode()
                        == 200);
        TimeUnit.SECONDS.sleep(3);
        send(verdict(id, "1").build());
        send(verdict(id, "2").unscored(Reason.TIMEOUT).build());
        awaitUnscored(id);
        TimeUnit.SECONDS.sleep(3);
        send(verdict(id, "2").attempt(2).build());
        awaitPurged(id);

        assertThat(history().getMap("runs[0].unscored")).isEmpty();
        assertThat(history().getDouble("runs[0].coverage")).isEqualTo(1.0);
    }

    /** 100 items; the second run answers ten of the 75 right ones wrong, the third is of another revision. */
    @Test
    void repeatedRunsTellTheNoiseFloor() {
        RunEvent first = stored.store(finished(1));
        stored.store(
                finished(1).created(RunEvents.CREATED.plusSeconds(3)), (id, n) -> scored(id, n, n % 4 != 0 && n < 87));
        stored.store(finished(2));

        JsonPath two = history();
        assertThat(two.getList("runs.revision")).containsExactly("1", "1", "2");
        assertThat(two.getList("noise.runs")).containsExactly(2, 1);
        assertThat(two.getInt("noise[0].items")).isEqualTo(100);
        assertThat(two.getInt("noise[0].differing")).isEqualTo(10);
        assertThat(two.getDouble("noise[0].differingShare")).isEqualTo(0.1);
        assertThat(two.getDouble("noise[0].disagreement")).isEqualTo(0.1);
        assertThat(two.getDouble("noise[0].deviation")).isCloseTo(0.1 / Math.sqrt(2), within(1e-6));
        assertThat(two.<Object>get("noise[1].deviation")).isNull();
        assertThat(two.<Object>get("noise[1].differingShare")).isNull();

        stored.store(
                finished(1).created(RunEvents.CREATED.plusSeconds(4)),
                (id, n) -> n == 0 ? item(id, n).unscored(Reason.EMPTY).build() : scored(id, n, true));
        assertThat(history().getList("noise.runs")).containsExactly(3, 1);
        assertThat(history().getList("noise.whole")).containsExactly(2, 1);
        assertThat(history().getDouble("noise[0].deviation")).isCloseTo(0.1 / Math.sqrt(2), within(1e-6));

        delete(first);
        awaitPurged(first.runId());

        JsonPath deleted = history();
        assertThat(deleted.getInt("noise[0].runs")).isEqualTo(3);
        assertThat(deleted.getDouble("noise[0].deviation")).isCloseTo(0.1 / Math.sqrt(2), within(1e-6));
        assertThat(deleted.getInt("noise[0].compared")).isEqualTo(2);
        assertThat(deleted.getInt("noise[0].items")).isEqualTo(99);
    }

    @Test
    void textsThatAreTooOldAreGoneAndNothingIsParsedAgain() {
        String id = judged("short-lived");
        String kept = judged("kept-for-ever");

        await().atMost(ENOUGH).until(() -> texts(id).isEmpty());

        assertThat(texts(kept)).hasSize(1);
        assertThat(verdicts(id).getInt("verdicts[0].replies[0].picked")).isZero();
        assertThat(verdicts(id).getString("verdicts[0].outcome")).isEqualTo("CORRECT");
        assertRecountIsEqual(id);
        given().contentType("application/json")
                .body(Map.of("write", false))
                .post("/api/v1/runs/" + id + "/reparse")
                .then()
                .statusCode(409)
                .body("detail", containsString("are not kept any more since"));
    }

    @Test
    void textsThatComeWhenTheOthersAreGoneGoToo() {
        String id = judged("short-lived");
        await().atMost(ENOUGH).until(() -> texts(id).isEmpty() && isDropped(id));

        send(verdict(id, "2").pick(List.of(0, 1, 2, 3), 0).build());
        awaitVerdicts(id, 2);

        await().atMost(ENOUGH).until(() -> texts(id).isEmpty());
        assertThat(verdicts(id).getInt("verdicts[1].replies[0].picked")).isZero();
    }

    @Test
    void theLastVerdictIsKnownWhenItsRunIsDeleted() {
        Instant last = Instant.parse("2100-01-01T00:00:00Z");
        RunEvent run = stored.store(finished(1));
        jdbi.useHandle(handle -> handle.execute(
                "update progress set updated_at = ? where run_id = ?", last.atOffset(ZoneOffset.UTC), run.runId()));
        delete(run);
        awaitPurged(run.runId());
        assertThat(jdbi.withHandle(recent::lastVerdict)).contains(last);
        jdbi.useHandle(handle ->
                handle.execute("update deleted_run set last_verdict_at = null where run_id = ?", run.runId()));
    }

    /** Its first run made a revision the older one; that it is deleted does not make the revision newer. */
    @Test
    void aDeletedRunStillSaysHowOldItsRevisionIs() {
        RunEvent first = stored.store(finished(1));
        RunEvent before = stored.store(finished(2));
        RunEvent again = stored.store(finished(1).created(RunEvents.CREATED.plus(Duration.ofDays(4))));
        RunEvent candidate = stored.store(finished(3));
        delete(first);
        awaitPurged(first.runId());

        assertThat(incumbentOf(candidate)).isEqualTo(before.runId());
        assertThat(incumbentOf(before)).isEqualTo(again.runId());
        assertThat(jdbi.withHandle(handle -> recent.completed(handle, 1000, 1000)).stream()
                        .filter(run -> run.runId().equals(again.runId())))
                .extracting(RecentRunRepository.Completed::revisionSince)
                .containsExactly(first.createdAt());
    }

    @Test
    void historyNeedsAModelAndADatasetThatAreKnown() {
        given().get("/api/v1/history?dataset=x")
                .then()
                .statusCode(400)
                .body("detail", containsString("'model' is missing"));
        given().get("/api/v1/history?model=x")
                .then()
                .statusCode(400)
                .body("detail", containsString("'dataset' is missing"));
        given().get("/api/v1/history?model=x&dataset=y")
                .then()
                .statusCode(404)
                .body("detail", containsString("no ended run of a model 'x'"));
    }

    private String incumbentOf(RunEvent candidate) {
        return given().contentType("application/json")
                .body(Map.of(
                        "run",
                        candidate.runId(),
                        "policy",
                        Map.of("policy", "test", "rules", List.of(Map.of("dataset", dataset, "margin", 0.05)))))
                .post("/api/v1/gate")
                .jsonPath()
                .getString("checks[1].incumbent");
    }

    private boolean isDropped(String run) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select texts_dropped_at is not null from progress where run_id = :run")
                        .bind("run", run)
                        .mapTo(Boolean.class)
                        .one());
    }

    private RunEvents finished(int revision) {
        return StoredRuns.finished(dataset, model, revision);
    }

    private String judged(String on) {
        String id = newRun();
        send(run(id).dataset(on, 1)
                .selection(Rotations.NONE)
                .subsets(Map.of("QA", 1L))
                .state(RunState.COMPLETED, 1)
                .build());
        send(verdict(id, "1").pick(List.of(0, 1, 2, 3), 0).build());
        awaitVerdicts(id, 1);
        return id;
    }

    private static JsonPath verdicts(String run) {
        return given().get("/api/v1/runs/" + run + "/verdicts").jsonPath();
    }

    private static List<String> texts(String run) {
        return verdicts(run).getList("verdicts.replies.flatten().text.findAll { it != null }");
    }

    private void delete(RunEvent event) {
        delete(event, DELETED);
    }

    private void delete(RunEvent event, Instant when) {
        writer.send(Topic.RUNS_NAME, event.runId(), EventType.RUN_DELETED, new RunDeleted(event, when))
                .join();
    }

    private JsonPath history() {
        return given().queryParam("model", model)
                .queryParam("dataset", dataset)
                .get("/api/v1/history")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> withoutDeletion(JsonPath history) {
        Map<String, Object> run = history.getMap("runs[0]");
        run.remove("deletedAt");
        return run;
    }

    private static double ignored() {
        return given().get(Management.url("/q/metrics"))
                .body()
                .asString()
                .lines()
                .filter(line -> line.startsWith("longform_house_verdicts_ignored_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void awaitUnscored(String run) {
        await().atMost(ENOUGH).until(() -> List.copyOf(history()
                        .getMap("runs.find { it.run == '" + run + "' }.unscored")
                        .values())
                .equals(List.of(1)));
    }

    /** As if the deletion had been heard of an hour ago. */
    private void expireGrace(String run) {
        jdbi.useHandle(handle ->
                handle.execute("update deleted_run set heard_at = heard_at - interval '1 hour' where run_id = ?", run));
    }

    private void awaitPurged(String run) {
        await().atMost(ENOUGH)
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                        "select count(*) from deleted_run where run_id = :run and purged_at is not null")
                                .bind("run", run)
                                .mapTo(Integer.class)
                                .one())
                        == 1);
        assertThat(rows(run)).isZero();
    }

    private long rows(String run) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select (select count(*) from verdict where run_id = :run)
                             + (select count(*) from delivery where run_id = :run)
                             + (select count(*) from progress where run_id = :run)
                             + (select count(*) from run where run_id = :run)
                             + (select count(*) from run_revision where run_id = :run)
                        """).bind("run", run).mapTo(Long.class).one());
    }
}
