package dev.longform.aggregator.api;

import static dev.longform.aggregator.StoredRuns.finished;
import static dev.longform.aggregator.StoredRuns.item;
import static dev.longform.aggregator.StoredRuns.scored;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.RunEvents;
import dev.longform.aggregator.StoredRuns;
import dev.longform.benchmark.Wilson;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of policies: what each says of a run, and why. Unless said otherwise 80 of 100 items are right. */
@QuarkusTest
class GateTest extends AggregatorTest {
    private static final int RIGHT = 80;
    private static final Instant DAY_4 = RunEvents.CREATED.plus(Duration.ofDays(4));

    @Inject
    StoredRuns runs;

    private final String dataset = "gate-" + UUID.randomUUID();
    private final String model = "simulated:gated-" + UUID.randomUUID();

    @Test
    void aGateOnABenchmarkWhoseMetricIsMissingDoesNotPass() {
        String run = runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        JsonPath otherDataset = gate(run, rule("{'dataset': 'no-such-benchmark', 'floor': 0.1}"));
        assertThat(otherDataset.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(otherDataset.getString("checks[1].reason")).contains("the run is on '" + dataset + "'");
        JsonPath ofModel = post(
                "/api/v1/gate",
                "{'model': '" + model + "@1', 'policy': " + rule("{'dataset': 'no-such-benchmark', 'floor': 0.1}")
                        + "}",
                200);
        assertThat(ofModel.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(ofModel.getString("checks[1].reason")).contains("no run of " + model);
        JsonPath otherSubset = gate(run, rule("{'dataset': 'DATASET', 'subset': 'Poetry', 'floor': 0.1}"));
        assertThat(otherSubset.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(otherSubset.getString("checks[1].reason")).contains("no item in a subset 'Poetry'");
        JsonPath slots = gate(run, rule("{'dataset': 'DATASET', 'positionBias': 0.5}"));
        assertThat(slots.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(slots.getString("checks[1].reason")).contains("there is no position bias");
    }

    @Test
    void nothingAnsweredIsInconclusive() {
        String run = runs.store(
                finished(dataset, model, 1),
                (id, i) -> item(id, i).unscored(Reason.ENDPOINT_ERROR).build());
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'floor': 0.1}"));
        assertThat(decision.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(decision.getString("checks[1].reason")).contains("none of 100 items");
        assertThat(decision.<Object>get("checks[1].value")).isNull();
    }

    @Test
    void aModelWhoseEveryItemIsTruncatedFailsOnItsTruncation() {
        String run = runs.store(
                finished(dataset, model, 1),
                (id, i) -> item(id, i).unscored(Reason.TRUNCATED).build());
        assertThat(words(run, 0.01)).isEqualTo("FAIL");
    }

    @Test
    void aRunThatTheRulesAreNotAboutIsNotPassedByAnother() {
        String other = dataset + "-other";
        String named = runs.store(finished(other, model, 1), (id, i) -> scored(id, i, false));
        runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, true));
        assertThat(gate(named, rule("{'dataset': 'DATASET', 'floor': 0.5}")).getString("word"))
                .isEqualTo("INCONCLUSIVE");
    }

    /** Every pick is right, so that the bias is 0, but the slots had the chosen response 29 times each. */
    @Test
    void slotsThatWereSeenRarelyDoNotPass() {
        String run = runs.store(
                finished(dataset, model, 1).selection(Rotations.NONE),
                (id, i) -> i < 58
                        ? picked(id, i, 0)
                        : item(id, i).unscored(Reason.UNPARSABLE).build());
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'coverage': 0.5, 'positionBias': 0.1}"));
        assertThat(decision.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(decision.getString("checks[1].reason")).contains("a slot was seen 29 times");
        assertThat(gate(
                                runs.store(
                                        finished(dataset, model, 2).selection(Rotations.NONE),
                                        (id, i) -> picked(id, i, 0)),
                                rule("{'dataset': 'DATASET', 'coverage': 0.5, 'positionBias': 0.1}"))
                        .getString("word"))
                .isEqualTo("PASS");
    }

    @Test
    void anIntervalThatEndsExactlyOnTheFloorPasses() {
        String run = runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        double low = Wilson.interval(0.8, 100).low();
        assertThat(gate(run, rule("{'dataset': 'DATASET', 'floor': " + low + "}"))
                        .getString("word"))
                .isEqualTo("PASS");
        assertThat(gate(run, rule("{'dataset': 'DATASET', 'floor': " + Math.nextUp(low) + "}"))
                        .getString("word"))
                .isEqualTo("INCONCLUSIVE");
    }

    @Test
    void betterThanTheFloorOnTooFewItemsIsInconclusiveAndSaysThatThisDatasetCannot() {
        Map<String, Long> four = Map.of("QA", 4L);
        String run = runs.store(
                finished(dataset, model, 1).subsets(four).attempted(four),
                List.of(0, 1, 2, 5),
                (id, i) -> scored(id, i, true));
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'floor': 0.9}"));
        assertThat(decision.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(decision.getString("checks[1].reason")).contains("this dataset cannot", "35 items, and it has 4");
        assertThat(decision.<Object>get("checks[1].moreItems")).isNull();
    }

    /** 36 of 40 are right: the interval's lower end reaches 0.8 with 62 answered items at that accuracy. */
    @Test
    void anUndecidedFloorSaysHowManyMoreAnsweredItemsWouldDecideIt() {
        String run = runs.store(
                finished(dataset, model, 1),
                (id, i) -> i < 40
                        ? scored(id, i, i < 36)
                        : item(id, i).unscored(Reason.TIMEOUT).build());
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'floor': 0.8, 'coverage': 0.4}"));
        assertThat(decision.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(decision.getInt("checks[1].moreItems")).isEqualTo(22);
        assertThat(decision.getString("checks[1].reason")).contains("about 22 more answered items would decide it");
    }

    @Test
    void worseThanTheIncumbentWithinTheMarginPasses() {
        String incumbent = runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        String run = runs.store(finished(dataset, model, 2), (id, i) -> scored(id, i, i < RIGHT - 1));
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'margin': 0.06}"));
        assertThat(decision.getString("word")).isEqualTo("PASS");
        assertThat(decision.getString("checks[1].incumbent")).isEqualTo(incumbent);
        assertThat(decision.getDouble("checks[1].value")).isEqualTo(-0.01);
    }

    /** 100 of 100 are equal: a loss of 3.7% could still be (z² / (100 + z²)), so that 0.02 takes 89 more items. */
    @Test
    void twoRunsThatDifferNowhereDoNotPassANarrowMarginOnFewItems() {
        runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        String run = runs.store(finished(dataset, model, 2), (id, i) -> scored(id, i, i < RIGHT));
        assertThat(gate(run, rule("{'dataset': 'DATASET', 'margin': 0.04}")).getString("word"))
                .isEqualTo("PASS");
        JsonPath narrow = gate(run, rule("{'dataset': 'DATASET', 'margin': 0.02}"));
        assertThat(narrow.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(narrow.getDouble("checks[1].value")).isEqualTo(0);
        assertThat(narrow.getString("checks[1].reason"))
                .contains("-0.0370 to 0.0370, widened as the two hardly differ", "about 189 items, and it has 100");
    }

    @Test
    void anOldRevisionThatIsAskedAgainIsNotTheOneBefore() {
        runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < 50));
        String before = runs.store(finished(dataset, model, 2), (id, i) -> scored(id, i, i < RIGHT));
        runs.store(finished(dataset, model, 1).created(DAY_4), (id, i) -> scored(id, i, i < 50));
        String run = runs.store(finished(dataset, model, 5), (id, i) -> scored(id, i, i < 60));
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'margin': 0.05}"));
        assertThat(decision.getString("checks[1].incumbent")).isEqualTo(before);
        assertThat(decision.getString("word")).isEqualTo("FAIL");
    }

    /** Revision 1 was known from another dataset before revision 2 was: asked here after it, it still came before. */
    @Test
    void anOldRevisionThatIsNewOnTheDatasetIsNotTheNewerOne() {
        runs.store(finished(dataset + "-other", model, 1), (id, i) -> scored(id, i, true));
        String second = runs.store(finished(dataset, model, 2), (id, i) -> scored(id, i, i < 50));
        String first = runs.store(finished(dataset, model, 1).created(DAY_4), (id, i) -> scored(id, i, i < RIGHT));
        String rule = rule("{'dataset': 'DATASET', 'margin': 0.05}");
        assertThat(gate(second, rule).getString("checks[1].incumbent")).isEqualTo(first);
        assertThat(gate(second, rule).getString("word")).isEqualTo("FAIL");
        assertThat(gate(first, rule).getString("word")).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void worseThanTheIncumbentBeyondTheMarginFails() {
        runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        String run = runs.store(finished(dataset, model, 2), (id, i) -> scored(id, i, i < RIGHT - 30));
        assertThat(gate(run, rule("{'dataset': 'DATASET', 'margin': 0.05}")).getString("word"))
                .isEqualTo("FAIL");
        JsonPath across = gate(run, rule("{'dataset': 'DATASET', 'margin': 0.28}"));
        assertThat(across.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(across.getString("checks[1].reason")).contains("this dataset cannot decide it");
    }

    @Test
    void noRunOfTheSameRevisionIsTheIncumbent() {
        String first = runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        String twin = runs.store(finished(dataset, model, 2), (id, i) -> scored(id, i, i < 50));
        String run = runs.store(finished(dataset, model, 2).created(DAY_4), (id, i) -> scored(id, i, i < 50));
        String rule = "{'dataset': 'DATASET', 'margin': 0.05}";
        JsonPath byName = gate(run, against(model, rule));
        assertThat(byName.getString("checks[1].incumbent")).isEqualTo(first);
        assertThat(byName.getString("word")).isEqualTo("FAIL");
        assertThat(gate(run, against(first, rule)).getString("word")).isEqualTo("FAIL");
        for (String itself : List.of(run, twin, model + "@2")) {
            JsonPath decision = gate(run, against(itself, rule));
            assertThat(decision.getString("word")).isEqualTo("INCONCLUSIVE");
            assertThat(decision.getString("checks[1].reason"))
                    .contains("no finished run of '" + itself + "' that is of another revision");
        }
    }

    @Test
    void anIncumbentThatHasNotFinishedOrWasAskedInAnotherWayDecidesNothing() {
        String going = runs.store(
                finished(dataset, model, 1).selection(Rotations.NONE).state(RunState.RUNNING, 2),
                (id, i) -> picked(id, i, 0));
        String rated = runs.store(finished(dataset, model, 2).rating(), (id, i) -> scored(id, i, true));
        String run = runs.store(finished(dataset, model, 3).selection(Rotations.NONE), (id, i) -> picked(id, i, i % 2));
        for (String other : List.of(going, rated)) {
            assertThat(gate(run, against(other, "{'dataset': 'DATASET', 'margin': 0.05}"))
                            .getString("word"))
                    .isEqualTo("INCONCLUSIVE");
        }
    }

    @Test
    void aFinishedRunWhoseVerdictsAreStillArrivingIsInconclusive() {
        String run = runs.store(
                finished(dataset, model, 1), IntStream.range(0, 99).boxed().toList(), (id, i) -> scored(id, i, true));
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'floor': 0.5, 'truncation': 0}"));
        assertThat(decision.<String>getList("checks.word")).containsOnly("INCONCLUSIVE");
        assertThat(decision.getString("checks[1].reason")).contains("only 99 of 100 verdicts are in");
    }

    @Test
    void noIncumbentOrTooFewCommonItemsAreInconclusive() {
        String first = runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        assertThat(gate(first, rule("{'dataset': 'DATASET', 'margin': 0.5}")).getString("checks[1].reason"))
                .contains("no finished run of a previous revision");
        String second = runs.store(finished(dataset, model, 2), (id, i) -> scored(id, i, i < RIGHT));
        JsonPath few = gate(second, rule("{'dataset': 'DATASET', 'margin': 0.5, 'leastCommon': 101}"));
        assertThat(few.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(few.getString("checks[1].reason"))
                .contains("100 of 100 items were answered by both, which is too few");
    }

    @Test
    void aFailedFloorGoesBeforeWhatIsInconclusive() {
        String run = runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        assertThat(gate(run, rule("{'dataset': 'DATASET', 'floor': 0.95}")).getString("word"))
                .isEqualTo("FAIL");
        JsonPath both = gate(
                run,
                rule("{'dataset': 'DATASET', 'floor': 0.95}, {'dataset': 'no-such-benchmark', 'floor': 0.1},"
                        + " {'dataset': 'DATASET', 'subset': 'QA', 'floor': 0.1}"));
        assertThat(both.getString("word")).isEqualTo("FAIL");
        assertThat(both.<String>getList("checks.word"))
                .containsExactly("PASS", "FAIL", "INCONCLUSIVE", "INCONCLUSIVE", "PASS", "PASS");
    }

    @Test
    void lowCoverageDecidesNothingAndSaysHowManyMoreItemsWould() {
        String run = runs.store(
                finished(dataset, model, 1),
                (id, i) -> i < 20 ? item(id, i).unscored(Reason.UNPARSABLE).build() : scored(id, i, false));
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'floor': 0.7}"));
        assertThat(decision.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(decision.getFloat("checks[0].value")).isEqualTo(0.8f);
        assertThat(decision.getInt("checks[0].moreItems")).isEqualTo(15);
        assertThat(decision.getString("checks[1].word")).isEqualTo("INCONCLUSIVE");
        assertThat(gate(run, rule("{'dataset': 'DATASET', 'floor': 0.7, 'coverage': 0.8}"))
                        .getString("word"))
                .isEqualTo("FAIL");
    }

    @Test
    void anUnfinishedRunIsInconclusiveAndAModelWithoutARunToo() {
        String run = runs.store(finished(dataset, model, 1).state(RunState.RUNNING, 2), (id, i) -> scored(id, i, true));
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'floor': 0.1}"));
        assertThat(decision.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(decision.getString("checks[1].reason")).contains("RUNNING");
        JsonPath unknown = post(
                "/api/v1/gate",
                "{'model': 'simulated:nobody@1', 'policy': " + rule("{'dataset': 'DATASET', 'floor': 0.1}") + "}",
                200);
        assertThat(unknown.getString("word")).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void truncatedItemsFailAndUnknownOnesAreInconclusive() {
        String run = runs.store(
                finished(dataset, model, 1),
                (id, i) -> i < 3
                        ? item(id, i).unscored(Reason.TRUNCATED).build()
                        : i < 6
                                ? item(id, i)
                                        .scores(1.0, 0.0)
                                        .truncation(Truncation.UNKNOWN)
                                        .build()
                                : scored(id, i, true));
        assertThat(words(run, 0.02)).isEqualTo("FAIL");
        assertThat(words(run, 0.05)).isEqualTo("INCONCLUSIVE");
        assertThat(words(run, 0.06)).isEqualTo("PASS");
    }

    @Test
    void aJudgeThatAlwaysTakesTheFirstSlotFails() {
        String run = runs.store(finished(dataset, model, 1).selection(Rotations.NONE), (id, i) -> item(id, i)
                .pick(i % 2 == 0 ? List.of(0, 1) : List.of(1, 0), i % 2)
                .build());
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'positionBias': 0.2}"));
        assertThat(decision.getString("word")).isEqualTo("FAIL");
        assertThat(decision.getDouble("checks[1].value")).isEqualTo(1);
        assertThat(gate(run, rule("{'dataset': 'DATASET', 'positionBias': 0.95}"))
                        .getString("word"))
                .isEqualTo("INCONCLUSIVE");
    }

    /** Three pairs leave everything open; among four candidates slot A is right 38 times of 40 and slot B never. */
    @Test
    void aBiasThatIsProvenAmongManyCandidatesIsNotHiddenByAnOpenOneAmongTwo() {
        String run = runs.store(finished(dataset, model, 1).selection(Rotations.NONE), (id, i) -> {
            if (i < 3) {
                return picked(id, i, i % 2);
            }
            int slot = i % 4;
            int taken = slot == 1 ? 1 : 0;
            List<Integer> order = Stream.of(1, 2, 3).collect(Collectors.toCollection(ArrayList::new));
            order.add(slot, 0);
            return item(id, i)
                    .chosen(true, false, false, false)
                    .pick(order, taken)
                    .build();
        });
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'positionBias': 0.2}"));
        assertThat(decision.getString("word")).isEqualTo("FAIL");
        assertThat(decision.getString("checks[1].reason")).startsWith("among 4 candidates");
    }

    @Test
    void aNumberOfCandidatesThatHasNoBiasYetIsInconclusive() {
        String run = runs.store(
                finished(dataset, model, 1).selection(Rotations.NONE),
                (id, i) -> i == 0
                        ? item(id, i)
                                .chosen(true, false, false)
                                .pick(List.of(0, 1, 2), 0)
                                .build()
                        : picked(id, i, 0));
        JsonPath decision = gate(run, rule("{'dataset': 'DATASET', 'positionBias': 0.2}"));
        assertThat(decision.getString("word")).isEqualTo("INCONCLUSIVE");
        assertThat(decision.getString("checks[1].reason")).startsWith("among 3 candidates there is no position bias");
    }

    @Test
    void flaggerLearnsTheWordFromTheStatus() {
        runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < RIGHT));
        String payload = "{'name': 'x', 'namespace': 'y', 'phase': 'Progressing', 'metadata': {'model': '" + model
                + "@1', 'policy': '{\\'rules\\': [{\\'dataset\\': \\'DATASET\\', \\'floor\\': FLOOR}]}'}}";
        post("/api/v1/gate/flagger", payload.replace("FLOOR", "0.5"), 200);
        post("/api/v1/gate/flagger", payload.replace("FLOOR", "0.9"), 409);
        post("/api/v1/gate/flagger", "{'metadata': {}}", 400);
    }

    @Test
    void aPolicyThatCannotBeMeantIsRefused() {
        String run = runs.store(finished(dataset, model, 1), List.of(), (id, i) -> null);
        assertThat(refusal(run, "{'rules': [{'dataset': 'd', 'floor': 0.5, 'covrage': 1}]}"))
                .contains("covrage");
        assertThat(refusal(run, "{'rules': [{'dataset': 'd', 'floor': 70}]}")).contains("'floor' must be a ratio");
        assertThat(refusal(run, "{'rules': [{'dataset': 'd'}]}")).contains("asks for nothing");
        assertThat(refusal(run, "{'rules': [{'dataset': 'd', 'floor': null, 'coverage': 0.9}]}"))
                .contains("'policy.rules[0].floor' is there, but empty");
        assertThat(refusal(run, "{'rules': [{'dataset': 'd', 'floor': '', 'coverage': 0.9}]}"))
                .contains("'policy.rules[0].floor' is there, but empty");
        assertThat(refusal(run, "{'rules': []}")).contains("at least one entry");
        post("/api/v1/gate", "{'run': 'no-such-run', 'policy': " + rule("{'dataset': 'd', 'floor': 0.1}") + "}", 404);
    }

    private String words(String run, double bound) {
        return gate(run, rule("{'dataset': 'DATASET', 'truncation': " + bound + "}"))
                .getString("word");
    }

    private String refusal(String run, String policy) {
        return post("/api/v1/gate", "{'run': '" + run + "', 'policy': " + policy + "}", 400)
                .getString("detail");
    }

    /** A judge's pick, the chosen candidate shown in both slots by turns. */
    private static Verdict picked(String run, int number, int candidate) {
        return item(run, number)
                .pick(number % 2 == 0 ? List.of(0, 1) : List.of(1, 0), candidate)
                .build();
    }

    private static String against(String incumbent, String rule) {
        return "{'policy': 'test', 'incumbent': '" + incumbent + "', 'rules': [" + rule + "]}";
    }

    private static String rule(String rules) {
        return "{'policy': 'test', 'rules': [" + rules + "]}";
    }

    private JsonPath gate(String run, String policy) {
        return post("/api/v1/gate", "{'run': '" + run + "', 'policy': " + policy + "}", 200);
    }

    private JsonPath post(String path, String body, int status) {
        return given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"').replace("DATASET", dataset))
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
