package dev.longform.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.cli.StubServer;
import dev.longform.cli.client.Services;
import dev.longform.cli.client.Unreachable;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.FollowView;
import dev.longform.cli.view.RunProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunFollowerTest implements FollowView {
    private static final RunFollower.Pace QUICK =
            new RunFollower.Pace(Duration.ofMillis(10), Duration.ofMillis(300), Duration.ofMillis(300));

    private final StubServer dataset = new StubServer();
    private final StubServer aggregator = new StubServer();
    private final List<String> notes = new ArrayList<>();
    private List<RunProgress> shown = List.of();

    @AfterEach
    void stop() {
        dataset.close();
        aggregator.close();
    }

    @Test
    void allRunsMustEnd() {
        run("a", "COMPLETED", 2, 0);
        run("b", "RUNNING", 1, 0);
        run("b", "CANCELLED", 1, 1);
        metrics("a", "COMPLETED", 2, 0);
        metrics("b", "RUNNING", 1, 0);
        metrics("b", "CANCELLED", 1, 1);
        follow("a", "b");
        assertThat(shown).extracting(RunProgress::state).containsExactly("COMPLETED", "CANCELLED");
    }

    /** The second look would come after a day. */
    @Test
    @Timeout(20)
    void runsThatEndedBeforeTheFirstLookEndTheFollowingAtOnce() {
        run("a", "COMPLETED", 2, 0);
        run("b", "CANCELLED", 0, 2);
        metrics("a", "COMPLETED", 2, 0);
        metrics("b", "CANCELLED", 0, 2);
        RunFollower.Pace daily = new RunFollower.Pace(Duration.ofDays(1), Duration.ZERO, Duration.ZERO);
        new RunFollower(Services.at(dataset.url(), aggregator.url()), this, daily).follow(List.of("a", "b"));
        assertThat(dataset.requests()).hasSize(2);
        assertThat(aggregator.requests()).hasSize(2);
        assertThat(shown).extracting(RunProgress::done).containsExactly(2L, 2L);
    }

    @Test
    void anAggregatorThatDoesNotCatchUpIsAFailure() {
        run("a", "COMPLETED", 2, 0);
        metrics("a", "COMPLETED", 1, 0);
        assertThatThrownBy(() -> follow("a"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("the runs have ended, but the aggregator has not counted all");
    }

    @Test
    void silenceIsToldAndBorneForAWhileOnly() {
        aggregator.close();
        run("a", "RUNNING", 0, 0);
        assertThatThrownBy(() -> follow("a")).isInstanceOf(Unreachable.class);
        assertThat(notes).singleElement().asString().startsWith("a service does not answer, trying again: no running");
    }

    private void follow(String... runs) {
        new RunFollower(Services.at(dataset.url(), aggregator.url()), this, QUICK).follow(List.of(runs));
    }

    private void run(String id, String state, int answered, int unscored) {
        dataset.on(
                "GET /api/v1/runs/" + id,
                200,
                "{\"run\":\"%s\",\"state\":\"%s\",\"answered\":%d,\"unscored\":%d}"
                        .formatted(id, state, answered, unscored));
    }

    private void metrics(String id, String state, int answered, int unscored) {
        aggregator.on(
                "GET /api/v1/runs/" + id + "/metrics",
                200,
                "{\"state\":\"%s\",\"answered\":%d,\"unscored\":{\"CANCELLED\":%d}}"
                        .formatted(state, answered, unscored));
    }

    @Override
    public void show(List<RunProgress> runs) {
        shown = runs;
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    @Override
    public void close() {
        shown = List.of();
    }
}
