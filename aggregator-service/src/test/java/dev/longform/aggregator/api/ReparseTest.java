package dev.longform.aggregator.api;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.VerdictBuilder;
import dev.longform.aggregator.domain.reparse.TextReader;
import dev.longform.contracts.Reason;
import dev.longform.contracts.ReparseAnswer;
import dev.longform.contracts.ReparseAnswer.Reparsed;
import dev.longform.contracts.ReparseAnswer.Reread;
import dev.longform.contracts.ReparseRequest;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Verdict;
import io.quarkus.test.InjectMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Three items: one right, one wrong, one that nobody could read. */
@QuarkusTest
class ReparseTest extends AggregatorTest {
    private static final List<Integer> ORDER = List.of(0, 1, 2, 3);

    @InjectMock
    TextReader reader;

    private String id;

    @BeforeEach
    void threeItems() {
        id = newRun();
        Mockito.when(reader.read(any())).thenAnswer(call -> answer(call.getArgument(0), Reparsed::verdict));
    }

    private interface Says {
        Verdict of(Reparsed before);
    }

    private static ReparseAnswer answer(ReparseRequest request, Says says) {
        return new ReparseAnswer(
                "selection@2",
                request.verdicts().stream()
                        .map(verdict -> new Reparsed(says.of(new Reparsed(verdict, Reread.READ)), Reread.READ))
                        .toList());
    }

    private void finished(RunState state) {
        send(event(state, 1, 1));
        send(right("a").build());
        send(verdict(id, "b").pick(ORDER, 1).build());
        send(verdict(id, "c").unreadable(ORDER).unscored(Reason.UNPARSABLE).build());
        awaitVerdicts(id, 3);
        await().atMost(ENOUGH)
                .until(() -> given().get("/api/v1/runs/" + id + "/metrics").statusCode() == 200);
    }

    private VerdictBuilder right(String item) {
        return verdict(id, item).pick(ORDER, 0);
    }

    private RunEvent event(RunState state, long sequence, int revision) {
        RunEvent e = run(id).selection(Rotations.NONE)
                .subsets(Map.of("QA", 3L))
                .state(state, sequence)
                .build();
        return new RunEvent(
                e.runId(),
                e.sequence(),
                revision,
                e.state(),
                e.dataset(),
                e.model(),
                e.protocol(),
                e.seed(),
                e.priority(),
                e.attempted(),
                e.createdAt(),
                e.endedAt());
    }

    private ValidatableResponse reparse(boolean write) {
        return given().contentType("application/json")
                .body(Map.of("write", write))
                .post("/api/v1/runs/" + id + "/reparse")
                .then();
    }

    private JsonPath metrics(String query) {
        return given().get("/api/v1/runs/" + id + "/metrics" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The item that nobody could read can be read now. */
    private void readable() {
        Mockito.doAnswer(call -> answer(
                        call.getArgument(0),
                        before -> before.verdict().itemId().equals("c")
                                ? right("c").build()
                                : before.verdict()))
                .when(reader)
                .read(any());
    }

    @Test
    void whatNobodyExpectedIsAProblemWithoutItsInside() {
        finished(RunState.COMPLETED);
        Mockito.doThrow(new IllegalStateException("the inside of the service"))
                .when(reader)
                .read(any());

        String problem = reparse(false)
                .statusCode(500)
                .contentType("application/problem+json")
                .extract()
                .asString();

        assertThat(problem).doesNotContain("the inside of the service", "dev.longform", "\tat ", "Exception");
    }

    @Test
    void theSameReadingChangesNothingAndWritesNothing() {
        finished(RunState.COMPLETED);

        JsonPath report = reparse(false).statusCode(200).extract().jsonPath();

        assertThat(report.getInt("verdicts")).isEqualTo(3);
        assertThat(report.getInt("reread")).isEqualTo(3);
        assertThat(report.getInt("changed")).isZero();
        assertThat(report.getList("changes")).isEmpty();
        assertThat(report.<Object>get("revision")).isNull();
        assertThat(counter(id, "outcome.CORRECT")).isEqualTo(1);
    }

    @Test
    void aWrittenRevisionIsShownWhenTheRunHasItAndTheOldOneStaysReadable() {
        finished(RunState.COMPLETED);
        readable();

        JsonPath report = reparse(true).statusCode(200).extract().jsonPath();

        assertThat(report.getInt("from")).isEqualTo(1);
        assertThat(report.getInt("revision")).isEqualTo(2);
        assertThat(report.getInt("changed")).isEqualTo(1);
        assertThat(report.getList("changes"))
                .isEqualTo(List.of(Map.of("from", "UNSCORED(UNPARSABLE)", "to", "CORRECT", "items", 1)));
        await().atMost(ENOUGH).until(() -> verdictsOf(2) == 3);
        assertThat(metrics("").getInt("runRevision")).isEqualTo(1);
        assertThat(metrics("").getInt("answered")).isEqualTo(2);

        send(event(RunState.COMPLETED, 2, 2));

        await().atMost(ENOUGH).until(() -> metrics("").getInt("runRevision") == 2);
        assertThat(metrics("").getInt("answered")).isEqualTo(3);
        assertThat(metrics("").getInt("usage.calls")).isEqualTo(3);
        assertThat(metrics("").getInt("usage.deliveries")).isEqualTo(3);
        assertThat(metrics("?revision=1").getInt("answered")).isEqualTo(2);
        assertThat(metrics("?revision=1").getInt("usage.calls")).isEqualTo(3);
        assertThat(outcome("", "c")).isEqualTo("CORRECT");
        assertThat(outcome("?revision=1", "c")).isEqualTo("UNSCORED");
        assertRecountIsEqual(id);
        given().get("/api/v1/runs/" + id + "/verdicts?revision=3").then().statusCode(404);
    }

    @Test
    void aWritingThatBrokeOffIsFollowedByARevisionOfItsOwn() {
        finished(RunState.COMPLETED);

        assertThat(reparse(true).statusCode(200).extract().jsonPath().getInt("revision"))
                .isEqualTo(2);
        assertThat(reparse(true).statusCode(200).extract().jsonPath().getInt("revision"))
                .isEqualTo(3);
    }

    @Test
    void aRunThatHasNotEndedIsReadButNotWritten() {
        finished(RunState.RUNNING);

        reparse(false).statusCode(200);
        reparse(true).statusCode(409).body("detail", containsString("is RUNNING"));
    }

    @Test
    void aClassifierHasNoTexts() {
        send(run(id).state(RunState.COMPLETED, 1).build());
        await().atMost(ENOUGH)
                .until(() -> given().get("/api/v1/runs/" + id + "/metrics").statusCode() == 200);

        reparse(false).statusCode(409).body("detail", containsString("scores and no texts"));
    }

    private String outcome(String query, String item) {
        return given().get("/api/v1/runs/" + id + "/verdicts" + query)
                .jsonPath()
                .getString("verdicts.find { it.itemId == '" + item + "' }.outcome");
    }

    private int verdictsOf(int revision) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from verdict where run_id = :run and revision = :revision")
                .bind("run", id)
                .bind("revision", revision)
                .mapTo(Integer.class)
                .one());
    }
}
