package dev.longform.aggregator.api;

import static dev.longform.aggregator.StoredRuns.finished;
import static dev.longform.aggregator.StoredRuns.item;
import static dev.longform.aggregator.StoredRuns.scored;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.RunEvents;
import dev.longform.aggregator.StoredRuns;
import dev.longform.aggregator.persistence.RecountRepository;
import dev.longform.contracts.Prices;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.local.testing.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsExporterTest extends AggregatorTest {
    @Inject
    StoredRuns runs;

    @Inject
    Jdbi jdbi;

    @Inject
    RecountRepository recounts;

    private final String dataset = "measured-" + UUID.randomUUID();
    private final String model = "simulated:" + UUID.randomUUID();

    @Test
    void theValuesAreThoseOfTheRestApi() {
        String run = runs.store(
                finished(dataset, model, 1).prices(new Prices("EUR", new BigDecimal("3"), null, BigDecimal.ZERO, null)),
                (id, i) -> i < 10 ? item(id, i).unscored(Reason.EMPTY).build() : scored(id, i, i < 80));
        awaitSeries("longform_accuracy_ratio{", "revision=\"1\"", "subset=\"all\"");
        JsonPath metrics = given().get("/api/v1/runs/" + run + "/metrics").jsonPath();
        assertThat(value("longform_accuracy_ratio{", "subset=\"all\""))
                .hasValueCloseTo(metrics.getDouble("accuracy"), within(1e-6));
        assertThat(value("longform_accuracy_low_ratio{", "subset=\"all\""))
                .hasValueCloseTo(metrics.getDouble("interval[0]"), within(1e-6));
        assertThat(value("longform_accuracy_ratio{", "subset=\"QA\""))
                .hasValueCloseTo(metrics.getDouble("subsets.QA.accuracy"), within(1e-6));
        assertThat(value("longform_coverage_ratio{", "subset=\"all\"")).hasValue(0.9);
        assertThat(value("longform_unscored_items{", "subset=\"all\"", "reason=\"EMPTY\""))
                .hasValue(10);
        assertThat(value("longform_cost{", "currency=\"EUR\"")).hasValueCloseTo(0.03, within(1e-9));
    }

    /** The recount waits for the table of verdicts, which no metric of this run needs. */
    @Test
    void aRecountThatTakesItsTimeHoldsUpNoMetric() {
        String run = runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, true));
        awaitSeries("longform_accuracy_ratio{", "revision=\"1\"", "subset=\"all\"");
        double paused = ofService("longform_runs{", "state=\"PAUSED\"").orElseThrow();
        try (Handle other = jdbi.open()) {
            other.begin();
            other.execute("lock table verdict in access exclusive mode");
            jdbi.useHandle(handle -> handle.execute(
                    "update progress set changes = changes + 1, updated_at = now() - interval '1 minute' where run_id = ?",
                    run));
            await().atMost(ENOUGH).until(() -> waiting() > 0);
            jdbi.useHandle(handle -> handle.execute(
                    "update run set event = replace(event, 'COMPLETED', 'PAUSED') where run_id = ?", run));
            await().atMost(ENOUGH)
                    .until(() -> ofService("longform_runs{", "state=\"PAUSED\"").equals(OptionalDouble.of(paused + 1)));
            other.rollback();
        }
    }

    private long waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_locks where relation = 'verdict'::regclass and not granted")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void aRecountOfARevisionThatARunHasNoMoreIsNotCounted() {
        String run = runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, true));
        jdbi.useHandle(handle ->
                handle.execute("update progress set updated_at = now() - interval '1 minute' where run_id = ?", run));
        await().atMost(ENOUGH).until(() -> recounts(run) == 1);
        jdbi.useTransaction(handle -> {
            long counted = recounts.checked(handle);
            handle.execute("update run set revision = revision + 1 where run_id = ?", run);
            assertThat(recounts.checked(handle)).isEqualTo(counted - 1);
        });
    }

    private int recounts(String run) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from recount where run_id = :run")
                .bind("run", run)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void whatDoesNotExistIsAbsent() {
        runs.store(
                finished(dataset, model, 1),
                (id, i) -> item(id, i).unscored(Reason.ENDPOINT_ERROR).build());
        awaitSeries("longform_coverage_ratio{", "subset=\"all\"");
        assertThat(value("longform_accuracy_ratio{")).isEmpty();
        assertThat(value("longform_cost{")).isEmpty();
        assertThat(value("longform_consistency_ratio{")).isEmpty();
    }

    @Test
    void onlyTheNewestThreeRevisionsAreShownWithTheirChange() {
        for (int revision = 1; revision <= 3; revision++) {
            int right = 90 - 10 * revision;
            runs.store(finished(dataset, model, revision), (id, i) -> scored(id, i, i < right));
        }
        awaitSeries("longform_accuracy_change_ratio{", "revision=\"3\"", "previous=\"2\"", "subset=\"all\"");
        assertThat(value("longform_accuracy_change_ratio{", "revision=\"3\"", "subset=\"all\""))
                .hasValue(-0.1);
        assertThat(value("longform_accuracy_change_high_ratio{", "revision=\"3\"", "subset=\"all\"")
                        .orElseThrow())
                .isNegative();
        assertThat(value("longform_accuracy_ratio{", "revision=\"1\"")).isPresent();
        runs.store(finished(dataset, model, 4), (id, i) -> scored(id, i, true));
        awaitSeries("longform_accuracy_ratio{", "revision=\"4\"");
        await().atMost(ENOUGH)
                .until(() -> value("longform_accuracy_ratio{", "revision=\"1\"").isEmpty());
    }

    @Test
    void aChangeIsThatOfTheNewestRunsThatWereAskedAlike() {
        runs.store(finished(dataset, model, 1).selection(Rotations.NONE), (id, i) -> picked(id, i, i < 80));
        runs.store(finished(dataset, model, 2).selection(Rotations.NONE), (id, i) -> picked(id, i, i < 70));
        awaitSeries("longform_accuracy_change_ratio{", "revision=\"2\"", "subset=\"all\"");
        runs.store(
                finished(dataset, model, 2).rating().created(RunEvents.CREATED.plus(Duration.ofDays(3))),
                (id, i) -> scored(id, i, i < 60));
        await().atMost(ENOUGH).until(() -> value("longform_accuracy_ratio{", "revision=\"2\"", "subset=\"all\"")
                .equals(OptionalDouble.of(0.6)));
        assertThat(value("longform_accuracy_change_ratio{", "revision=\"2\"", "subset=\"all\""))
                .hasValue(-0.1);
    }

    @Test
    void revisionsThatWereAskedInDifferentWaysHaveNoChange() {
        runs.store(finished(dataset, model, 1).selection(Rotations.NONE), (id, i) -> picked(id, i, i < 80));
        runs.store(finished(dataset, model, 2).rating(), (id, i) -> scored(id, i, i < 60));
        awaitSeries("longform_accuracy_ratio{", "revision=\"2\"", "subset=\"all\"");
        assertThat(value("longform_accuracy_change_ratio{", "revision=\"2\"")).isEmpty();
    }

    @Test
    void tokensThatNobodyStatedAreNotZeroAndCostNothingKnown() {
        runs.store(
                finished(dataset, model, 1).prices(new Prices("EUR", BigDecimal.ONE, null, BigDecimal.ONE, null)),
                (id, i) -> item(id, i)
                        .scores(1.0, 0.0)
                        .usage(new Usage(2, 2, 0, 0, 0, 0, List.of(5L, 5L)))
                        .build());
        awaitSeries("longform_calls{", "revision=\"1\"");
        assertThat(value("longform_calls{", "revision=\"1\"")).hasValue(200);
        assertThat(value("longform_tokens{", "revision=\"1\"")).isEmpty();
        assertThat(value("longform_cost{", "revision=\"1\"")).isEmpty();
    }

    private static Verdict picked(String run, int number, boolean right) {
        return item(run, number).pick(List.of(0, 1), right ? 0 : 1).build();
    }

    @Test
    void anOldRevisionThatIsAskedAgainStaysTheOneBefore() {
        runs.store(finished(dataset, model, 1), (id, i) -> scored(id, i, i < 90));
        runs.store(finished(dataset, model, 2), (id, i) -> scored(id, i, i < 70));
        runs.store(
                finished(dataset, model, 1).created(RunEvents.CREATED.plus(Duration.ofDays(3))),
                (id, i) -> scored(id, i, i < 80));
        await().atMost(ENOUGH).until(() -> value("longform_accuracy_ratio{", "revision=\"1\"", "subset=\"all\"")
                .equals(OptionalDouble.of(0.8)));
        await().atMost(ENOUGH).until(() -> value("longform_accuracy_change_ratio{", "revision=\"2\"", "subset=\"all\"")
                .equals(OptionalDouble.of(-0.1)));
        assertThat(value("longform_accuracy_change_ratio{", "revision=\"1\"")).isEmpty();
        assertThat(value("longform_revision_since_timestamp_seconds{", "revision=\"1\""))
                .hasValue(RunEvents.CREATED.plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(value("longform_run_created_timestamp_seconds{", "revision=\"1\""))
                .hasValue(RunEvents.CREATED.plus(Duration.ofDays(3)).getEpochSecond());
    }

    @Test
    void anUnfinishedRunShowsItsProgressUntilItEnds() {
        var events = finished(dataset, model, 1).state(RunState.RUNNING, 2);
        String run = runs.store(events, List.of(0, 1, 2), (id, i) -> scored(id, i, true));
        awaitSeries("longform_run_items{", run, "stage=\"answered\"");
        assertThat(value("longform_run_items{", run, "stage=\"answered\"")).hasValue(3);
        assertThat(value("longform_run_items{", run, "stage=\"total\"")).hasValue(100);
        assertThat(value("longform_accuracy_ratio{")).isEmpty();
        runs.store(events.state(RunState.COMPLETED, 3), List.of(), (id, i) -> null);
        await().atMost(ENOUGH).until(() -> value("longform_run_items{", run).isEmpty());
        assertThat(value("longform_accuracy_ratio{", "subset=\"all\""))
                .as("97 verdicts are still on their way")
                .isEmpty();
        runs.store(
                events.state(RunState.COMPLETED, 4),
                IntStream.range(3, 100).boxed().toList(),
                (id, i) -> scored(id, i, true));
        awaitSeries("longform_accuracy_ratio{", "subset=\"all\"");
        assertThat(value("longform_accuracy_ratio{", "subset=\"all\"")).hasValue(1);
    }

    @Test
    void aRunThatIsTriedAgainKeepsItsSeries() {
        var events = finished(dataset, model, 1);
        String run = runs.store(
                events, (id, i) -> i < 10 ? item(id, i).unscored(Reason.EMPTY).build() : scored(id, i, i < 80));
        awaitSeries("longform_accuracy_ratio{", "subset=\"all\"");
        runs.store(events.state(RunState.STALLED, 3), List.of(), (id, i) -> null);
        awaitSeries("longform_run_items{", run, "stage=\"answered\"");
        assertThat(value("longform_coverage_ratio{", "subset=\"all\"")).hasValue(0.9);
    }

    @Test
    void aRunOfWhichEveryItemHasFailedOnceIsNotFinished() {
        String run = runs.store(
                finished(dataset, model, 1).state(RunState.RUNNING, 2),
                (id, i) -> i < 10 ? item(id, i).unscored(Reason.TIMEOUT).build() : scored(id, i, i < 80));
        awaitSeries("longform_run_items{", run, "stage=\"answered\"");
        assertThat(value("longform_coverage_ratio{", "subset=\"all\"")).isEmpty();
    }

    @Test
    void aCancelledRunThatIsTriedAgainWasNeverFinished() {
        var events = finished(dataset, model, 1).state(RunState.CANCELLED, 2);
        String run = runs.store(
                events,
                (id, i) -> i < 10 ? item(id, i).unscored(Reason.CANCELLED).build() : scored(id, i, i < 80));
        runs.store(events.state(RunState.RUNNING, 3), List.of(), (id, i) -> null);
        awaitSeries("longform_run_items{", run, "stage=\"answered\"");
        assertThat(value("longform_coverage_ratio{", "subset=\"all\"")).isEmpty();
    }

    private void awaitSeries(String... parts) {
        await().atMost(ENOUGH).until(() -> value(parts).isPresent());
    }

    /** The value of the only, or first, series of this test's model with these parts. */
    private OptionalDouble value(String... parts) {
        return ofService(Stream.concat(Stream.of(model), Stream.of(parts)).toArray(String[]::new));
    }

    private static OptionalDouble ofService(String... parts) {
        return given().get(Management.url("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> List.of(parts).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }
}
