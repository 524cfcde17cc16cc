package dev.longform.aggregator.api;

import static dev.longform.aggregator.StoredRuns.finished;
import static dev.longform.aggregator.StoredRuns.item;
import static dev.longform.aggregator.StoredRuns.scored;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.RunEvents;
import dev.longform.aggregator.StoredRuns;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunState;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two datasets of 100 items, 60 of them QA. */
@QuarkusTest
class GeneralisationRestTest extends AggregatorTest {
    @Inject
    StoredRuns runs;

    private final String source = "src-" + UUID.randomUUID();
    private final String inside = "inside-" + UUID.randomUUID();
    private final String outside = "outside-" + UUID.randomUUID();

    /** The classifier: 0.9 less 0.6; the judge: 0.8 less 36/90. */
    @Test
    void classifiersAndJudgesOfOneSourceAreComparedByWhatTheyLose() {
        classifier(inside, "simulated:c", 1, 90);
        String elsewhere = classifier(outside, "simulated:c", 1, 60);
        judge(inside, 80, 100);
        judge(outside, 36, 90);

        JsonPath found = get("", 200);

        assertThat(found.getString("measure")).isEqualTo("TOP1");
        assertThat(found.<String>getList("models.model")).containsExactly("simulated:c", "simulated:j");
        assertThat(found.getString("models[0].kind")).isEqualTo("classifier");
        assertThat(found.getString("models[0].runs[1]")).isEqualTo(elsewhere);
        assertThat(found.getDouble("models[0].loss")).isCloseTo(0.3, within(1e-6));
        assertThat(found.getDouble("kinds.generative.inside.accuracy")).isCloseTo(0.8, within(1e-6));
        assertThat(found.getDouble("kinds.generative.outside.accuracy")).isCloseTo(0.4, within(1e-6));
        assertThat(found.getDouble("kinds.generative.outside.coverage")).isCloseTo(0.9, within(1e-6));
        assertThat(found.<Integer>getList("difference.items")).containsExactly(100, 90);
        assertThat(found.getDouble("difference.losses[0]")).isCloseTo(0.9 - 60 / 90.0, within(1e-6));
        assertThat(found.getDouble("difference.difference")).isCloseTo(0.9 - 60 / 90.0 - 0.4, within(1e-6));
        assertThat(found.getDouble("difference.interval[1]")).isNegative();
        assertThat(found.getList("missing")).isEmpty();
    }

    /** QA are the items 0, 1, 2 of every five: of the first 90, 54 of 60; of the first 60, 36 of 60. */
    @Test
    void aSubsetIsDataOfItsOwn() {
        classifier(inside, "simulated:c", 1, 90);
        classifier(outside, "simulated:c", 1, 60);

        JsonPath found = given().queryParam("trainedOn", source)
                .queryParam("inside", inside + "/QA")
                .queryParam("outside", outside + "@1/QA")
                .get("/api/v1/generalisation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(found.getInt("models[0].inside.asked")).isEqualTo(60);
        assertThat(found.getDouble("models[0].loss")).isCloseTo((54 - 36) / 60.0, within(1e-6));
        assertThat(found.<Object>get("difference")).isNull();
    }

    @Test
    void aModelCountsOnceWithItsNewestWayThatHasAllTheData() {
        classifier(inside, "simulated:c", 1, 50);
        classifier(outside, "simulated:c", 1, 50);
        classifier(inside, "simulated:c", 2, 90);
        classifier(outside, "simulated:c", 2, 80);
        classifier(inside, "simulated:c", 3, 99);

        JsonPath found = get("", 200);

        assertThat(found.<String>getList("models.revision")).containsExactly("2");
        assertThat(found.getDouble("models[0].loss")).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void otherSourcesAndUnfinishedRunsDoNotCountAndWhatIsLackingIsSaid() {
        classifier(inside, "simulated:c", 1, 90);
        runs.store(
                finished(outside, "simulated:c", 1).tags(tag(source)).state(RunState.RUNNING, 2),
                (id, i) -> scored(id, i, true));
        runs.store(finished(inside, "simulated:untagged", 1), (id, i) -> scored(id, i, true));
        runs.store(finished(outside, "simulated:untagged", 1), (id, i) -> scored(id, i, true));

        JsonPath found = get("", 200);

        assertThat(found.getList("models")).isEmpty();
        assertThat(found.getMap("kinds")).isEmpty();
        assertThat(found.<String>getList("missing.model")).containsExactly("simulated:c");
        assertThat(found.<String>getList("missing[0].data")).containsExactly(outside);
    }

    @Test
    void dataThatNoRunIsOnAndQuestionsThatCannotBeMeantAreRefused() {
        classifier(inside, "simulated:c", 1, 90);
        assertThat(get("", 404).getString("detail")).contains("no run on '" + outside + "'");
        classifier(outside, "simulated:c", 1, 90);
        assertThat(get("/Poetry", 404).getString("detail")).contains("no item in a subset 'Poetry'", "Chat");
        given().queryParam("trainedOn", source)
                .queryParam("inside", inside)
                .get("/api/v1/generalisation")
                .then()
                .statusCode(400);
        given().get("/api/v1/generalisation").then().statusCode(400);
    }

    private String classifier(String dataset, String model, int revision, int right) {
        return runs.store(finished(dataset, model, revision).tags(tag(source)), (id, i) -> scored(id, i, i < right));
    }

    /** A judge of two sources, which answered the first so many items. */
    private void judge(String dataset, int right, int answered) {
        RunEvents events =
                finished(dataset, "simulated:j", 1).selection(Rotations.NONE).tags(tag(List.of("other", source)));
        runs.store(
                events,
                (id, i) -> i < answered
                        ? item(id, i).pick(List.of(0, 1), i < right ? 0 : 1).build()
                        : item(id, i).unscored(Reason.UNPARSABLE).build());
    }

    private static Map<String, Object> tag(Object value) {
        return Map.of("trained-on", value);
    }

    private JsonPath get(String ofOutside, int status) {
        return given().queryParam("trainedOn", source)
                .queryParam("inside", inside)
                .queryParam("outside", outside + ofOutside)
                .get("/api/v1/generalisation")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
