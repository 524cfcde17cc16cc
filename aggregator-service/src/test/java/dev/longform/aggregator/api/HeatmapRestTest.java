package dev.longform.aggregator.api;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.RunEvents;
import dev.longform.aggregator.VerdictBuilder;
import dev.longform.contracts.NeedlePlace;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunState;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeatmapRestTest extends AggregatorTest {
    private final String dataset = "needles-" + UUID.randomUUID();

    @Test
    void aRunsGridIsShownWhileItGoes() {
        String run = classifier();
        JsonPath heatmap = get("/api/v1/runs/" + run + "/heatmap");
        assertThat(heatmap.getString("run")).isEqualTo(run);
        assertThat(heatmap.getString("model")).isEqualTo("simulated:model");
        assertThat(heatmap.<Object>get("aspect")).isNull();
        assertThat(heatmap.<String>getList("aspects")).containsExactly("entity", "number");
        assertThat(heatmap.getBoolean("natural")).isFalse();
        assertThat(heatmap.<Integer>getList("lengths")).containsExactly(1000, 2000);
        assertThat(heatmap.<List<Float>>getList("positions")).containsExactly(List.of(0f, 0.5f), List.of(0.5f, 1f));
        assertThat(heatmap.getList("cells")).hasSize(4);
        assertThat(heatmap.getMap("cells[0]"))
                .containsEntry("length", 1000)
                .containsEntry("position", 0)
                .containsEntry("n", 2)
                .containsEntry("answered", 2)
                .containsEntry("unscored", 0)
                .containsEntry("truncated", 0)
                .containsEntry("clusters", 2)
                .containsEntry("accuracy", 0.5f);
        assertThat(heatmap.<Float>getList("cells[0].interval")).hasSize(2);
        assertThat(heatmap.getMap("cells[1]"))
                .containsEntry("n", 0)
                .containsEntry("accuracy", null)
                .containsEntry("interval", null);
        assertThat(heatmap.getMap("cells[3]"))
                .containsEntry("n", 1)
                .containsEntry("answered", 0)
                .containsEntry("truncated", 1)
                .containsEntry("accuracy", null);
        assertThat(heatmap.getMap("marginals.byLength[1]"))
                .containsEntry("length", 2000)
                .containsEntry("n", 2)
                .containsEntry("accuracy", 1f)
                .containsEntry("interval", null)
                .doesNotContainKey("position");
        assertThat(heatmap.getMap("marginals.byPosition[0]"))
                .containsEntry("position", 0)
                .containsEntry("answered", 3)
                .doesNotContainKey("length");
        assertThat(heatmap.getMap("trend.position"))
                .containsOnlyKeys("spearman", "interval", "slope", "slopeInterval")
                .containsEntry("interval", null);
        assertThat(heatmap.getMap("")).doesNotContainKey("comparison");
        assertRecountIsEqual(run);
    }

    @Test
    void anAspectAloneIsShown() {
        JsonPath heatmap = get("/api/v1/runs/" + classifier() + "/heatmap?aspect=entity");
        assertThat(heatmap.getString("aspect")).isEqualTo("entity");
        assertThat(heatmap.<Integer>getList("lengths")).containsExactly(1000);
        assertThat(heatmap.getInt("overall.n")).isEqualTo(1);
    }

    @Test
    void aReplacedVerdictMovesItsCellAndTheRecountAgrees() {
        String run = newRun();
        send(run(run).dataset(dataset, 1).build());
        send(needle(run, "1", "number", 1000, 0.2, "a").unscored(Reason.TIMEOUT).build());
        awaitVerdicts(run, 1);
        send(needle(run, "1", "number", 1000, 0.2, "a")
                .attempt(2)
                .scores(2.0, 1.0)
                .build());
        send(needle(run, "1", "number", 1000, 0.2, "a")
                .attempt(2)
                .scores(2.0, 1.0)
                .build());
        await().atMost(ENOUGH).untilAsserted(() -> assertThat(
                        get("/api/v1/runs/" + run + "/heatmap").getInt("overall.answered"))
                .isEqualTo(1));
        JsonPath heatmap = get("/api/v1/runs/" + run + "/heatmap");
        assertThat(heatmap.getInt("overall.n")).isEqualTo(1);
        assertThat(heatmap.getDouble("cells[0].accuracy")).isEqualTo(1.0);
        assertRecountIsEqual(run);
    }

    @Test
    void aCounterThatIsNotWhatTheVerdictsGiveIsNamed() {
        String run = classifier();
        jdbi.useHandle(handle -> handle.execute(
                "update needle_counter set value = value + 1 where run_id = ? and name = 'ANSWERED' and aspect = 'entity'",
                run));
        assertThat(recount.of(run).orElseThrow().differences()).singleElement().satisfies(difference -> {
            assertThat(difference.number()).isEqualTo("needle.entity.1000.0/2.ANSWERED");
            assertThat(difference.running()).isEqualTo(2);
            assertThat(difference.recounted()).isEqualTo(1);
        });
    }

    @Test
    void twoRunsAreComparedOnTheNeedlesThatBothAnswered() {
        String first = classifier();
        String second = judge();
        JsonPath comparison =
                get("/api/v1/runs/" + first + "/heatmap?compare=" + second).setRootPath("comparison");
        assertThat(comparison.getString("run")).isEqualTo(second);
        assertThat(comparison.getString("model")).isEqualTo("simulated:judge");
        assertThat(comparison.getMap("overall"))
                .containsEntry("n", 2)
                .containsEntry("pairs", 2)
                .containsEntry("accuracies", List.of(0.5f, 1f))
                .containsEntry("difference", -0.5f)
                .containsEntry("interval", null);
        assertThat(comparison.getMap("cells[0]"))
                .containsEntry("length", 1000)
                .containsEntry("position", 0)
                .containsEntry("n", 2);
        assertThat(comparison.getMap("marginals.byLength[0]")).containsEntry("difference", -0.5f);
    }

    @Test
    void classifiersArePooledAgainstJudges() {
        classifier();
        judge();
        JsonPath pooled = get("/api/v1/heatmaps/pooled?dataset=" + dataset);
        assertThat(pooled.getString("classifiers[0].model")).isEqualTo("simulated:model");
        assertThat(pooled.getString("judges[0].model")).isEqualTo("simulated:judge");
        assertThat(pooled.<Integer>getList("lengths")).containsExactly(1000);
        assertThat(pooled.getInt("overall.n")).isEqualTo(2);
        assertThat(pooled.getDouble("overall.difference")).isEqualTo(-0.5);
        assertThat(pooled.getList("cells")).hasSize(2);
    }

    @Test
    void aJudgeThatWasAskedTwiceCountsOnceAndOneThatIsStillAskedNotYet() {
        classifier();
        judge();
        judge();
        String going = newRun();
        send(event(going)
                .model("simulated:slow-judge")
                .selection(Rotations.NONE)
                .state(RunState.RUNNING, 2)
                .build());
        send(needle(going, "1", "number", 1000, 0.2, "a").pick(List.of(0, 1), 1).build());
        awaitRun(going, 1);
        JsonPath pooled = get("/api/v1/heatmaps/pooled?dataset=" + dataset);
        assertThat(pooled.<String>getList("judges.model")).containsExactly("simulated:judge");
        assertThat(pooled.<String>getList("judges.protocol")).containsExactly("selection");
        assertThat(pooled.getInt("overall.pairs")).isEqualTo(2);
    }

    @Test
    void whatCannotBeShownSaysWhy() {
        String run = classifier();
        String elsewhere = newRun();
        send(run(elsewhere).dataset("other-" + dataset, 1).build());
        await().atMost(ENOUGH)
                .until(() ->
                        given().get("/api/v1/runs/" + elsewhere + "/metrics").statusCode() == 200);
        refused("/api/v1/runs/nothing/heatmap", 404, "nothing is known of a run 'nothing'");
        refused("/api/v1/runs/" + elsewhere + "/heatmap", 404, "has no needle with a verdict");
        refused("/api/v1/runs/" + run + "/heatmap?aspect=safety", 404, "it has entity, number");
        refused("/api/v1/runs/" + run + "/heatmap?compare=nothing", 404, "nothing is known of a run 'nothing'");
        refused("/api/v1/runs/" + run + "/heatmap?compare=" + elsewhere, 400, "on the same dataset version");
        refused("/api/v1/heatmaps/pooled", 400, "'dataset' is missing");
        refused("/api/v1/heatmaps/pooled?dataset=nothing", 404, "no run on a dataset 'nothing'");
    }

    private static void refused(String path, int status, String detail) {
        given().get(path).then().statusCode(status).body("detail", containsString(detail));
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    /** Right and wrong in the early cell of 1,000 tokens, right and truncated in the row of 2,000. */
    private String classifier() {
        String run = newRun();
        send(event(run).build());
        send(needle(run, "1", "number", 1000, 0.2, "a").scores(2.0, 1.0).build());
        send(needle(run, "2", "entity", 1000, 0.3, "b").scores(1.0, 2.0).build());
        send(needle(run, "3", "number", 2000, 0.4, "a").scores(2.0, 1.0).build());
        send(needle(run, "4", "number", 2000, 0.9, "a")
                .unscored(Reason.TRUNCATED)
                .build());
        awaitRun(run, 4);
        return run;
    }

    /** Right on the two needles of 1,000 tokens. */
    private String judge() {
        String run = newRun();
        send(event(run).model("simulated:judge").selection(Rotations.NONE).build());
        send(needle(run, "1", "number", 1000, 0.2, "a").pick(List.of(0, 1), 0).build());
        send(needle(run, "2", "entity", 1000, 0.3, "b").pick(List.of(0, 1), 0).build());
        send(needle(run, "3", "number", 2000, 0.4, "a").unscored(Reason.TIMEOUT).build());
        awaitRun(run, 3);
        return run;
    }

    private RunEvents event(String run) {
        return run(run).dataset(dataset, 1).state(RunState.COMPLETED, 2).subsets(Map.of("Needle", 4L));
    }

    private void awaitRun(String run, int verdicts) {
        awaitVerdicts(run, verdicts);
        await().atMost(ENOUGH)
                .until(() -> given().get("/api/v1/runs/" + run + "/metrics").statusCode() == 200);
    }

    private static VerdictBuilder needle(
            String run, String item, String aspect, int length, double position, String source) {
        return verdict(run, item)
                .needle(new NeedlePlace(aspect, length, length, position < 0.5 ? 0 : 1, 2, position, source, false));
    }
}
