package dev.longform.aggregator.api;

import static dev.longform.aggregator.StoredRuns.finished;
import static dev.longform.aggregator.StoredRuns.item;
import static dev.longform.aggregator.StoredRuns.scored;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.StoredRuns;
import dev.longform.contracts.Prices;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ComparisonTest extends AggregatorTest {
    @Inject
    StoredRuns runs;

    private final String dataset = "compared-" + UUID.randomUUID();

    /** Right: 10 to 99 of the first run, 0 to 79 of the other, which did not answer the last ten. */
    @Test
    void twoRunsAreComparedOnTheItemsThatBothAnswered() {
        String run = runs.store(finished(dataset, "simulated:one", 1), (id, i) -> scored(id, i, i >= 10));
        String with = runs.store(
                finished(dataset, "simulated:two", 1),
                (id, i) -> i >= 90 ? item(id, i).unscored(Reason.TIMEOUT).build() : scored(id, i, i < 80));
        JsonPath comparison = get("/api/v1/comparisons?run=" + run + "&with=" + with, 200);
        assertThat(comparison.getString("measure")).isEqualTo("CREDIT");
        assertThat(comparison.getInt("common")).isEqualTo(90);
        assertThat(comparison.getInt("onlyRun")).isEqualTo(10);
        assertThat(comparison.getDouble("difference")).isZero();
        assertThat(comparison.getMap("strict"))
                .isEqualTo(Map.of("both", 70, "onlyRun", 10, "onlyWith", 10, "neither", 0));
        assertThat(comparison.getDouble("mcNemarMidP")).isCloseTo(1 - 184756 / 1048576.0 / 2, within(1e-6));
        assertThat(comparison.getDouble("permutationP")).isEqualTo(1);
        assertThat(comparison.<Float>getList("bounds")).containsExactly(0f, 0.1f);
        assertThat(comparison.getDouble("interval[0]")).isBetween(-0.2, -0.03);
        assertThat(comparison.getInt("subsets.QA.items")).isEqualTo(60);
        assertThat(comparison.getDouble("agreement.raw")).isCloseTo(70 / 90.0, within(1e-6));
        assertThat(comparison.getList("agreement.disagreements")).hasSize(20);
        assertThat(comparison.<Object>get("run.costPerItem")).isNull();
    }

    @Test
    void aClassifierAndAJudgeAreComparedByWhatTheyPutAtTheTopAndByCost() {
        String classifier = runs.store(finished(dataset, "simulated:scores", 1), (id, i) -> scored(id, i, true));
        String judge = runs.store(
                finished(dataset, "simulated:judge", 1)
                        .selection(Rotations.NONE)
                        .prices(new Prices("USD", new BigDecimal("2"), null, new BigDecimal("10"), null)),
                (id, i) -> item(id, i).pick(List.of(0, 1), i < 50 ? 0 : 1).build());
        JsonPath comparison = get("/api/v1/comparisons?run=" + classifier + "&with=" + judge, 200);
        assertThat(comparison.getString("measure")).isEqualTo("TOP1");
        assertThat(comparison.getDouble("difference")).isEqualTo(0.5);
        assertThat(comparison.getDouble("with.costPerItem")).isCloseTo(0.0003, within(1e-9));
        assertThat(comparison.getString("with.currency")).isEqualTo("USD");
        assertThat(comparison.getDouble("agreement.raw")).isEqualTo(0.5);
        assertThat(comparison.getDouble("agreement.kappa")).isZero();
    }

    @Test
    void runsOnDifferentDatasetsCannotBeCompared() {
        String run = runs.store(finished(dataset, "simulated:one", 1), List.of(), (id, i) -> null);
        String with = runs.store(finished(dataset + "-b", "simulated:one", 1), List.of(), (id, i) -> null);
        assertThat(get("/api/v1/comparisons?run=" + run + "&with=" + with, 400).getString("detail"))
                .contains("only runs on the same dataset version");
        get("/api/v1/comparisons?run=" + run + "&with=nobody", 404);
        get("/api/v1/comparisons?run=" + run, 400);
    }

    /** 90 and 88 right of 100 are no different; 50 right are worse than both. */
    @Test
    void aRankIsOneMoreThanTheNumberOfModelsThatAreSignificantlyBetter() {
        runs.store(finished(dataset, "simulated:best", 1), (id, i) -> scored(id, i, i < 90));
        runs.store(finished(dataset, "simulated:good", 1), (id, i) -> scored(id, i, i < 88));
        runs.store(finished(dataset, "simulated:poor", 1), (id, i) -> scored(id, i, i < 50));
        JsonPath board = get("/api/v1/leaderboard?dataset=" + dataset, 200);
        assertThat(board.<String>getList("rows.model"))
                .containsExactly("simulated:best", "simulated:good", "simulated:poor");
        assertThat(board.<Integer>getList("rows.rank")).containsExactly(1, 1, 3);
        assertThat(get("/api/v1/leaderboard?dataset=" + dataset, 200).<Integer>getList("rows.rank"))
                .containsExactly(1, 1, 3);
    }

    private static JsonPath get(String path, int status) {
        return given().get(path).then().statusCode(status).extract().jsonPath();
    }
}
