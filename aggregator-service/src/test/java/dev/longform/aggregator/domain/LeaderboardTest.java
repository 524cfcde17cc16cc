package dev.longform.aggregator.domain;

import static dev.longform.aggregator.RunEvents.CREATED;
import static dev.longform.aggregator.RunEvents.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.aggregator.RunEvents;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunState;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
    @Test
    void theNewestFinishedRunIsShown() {
        assertThat(shown(
                        run("old").state(RunState.COMPLETED, 1),
                        run("newer").state(RunState.COMPLETED, 1).created(CREATED.plusSeconds(1)),
                        run("cancelled").state(RunState.CANCELLED, 1).created(CREATED.plusSeconds(2)),
                        run("running").created(CREATED.plusSeconds(3))))
                .containsExactly("newer");
    }

    @Test
    void theNewestOfAllIsShownWhenNoneHasFinished() {
        assertThat(shown(
                        run("running").created(CREATED.plusSeconds(3)),
                        run("cancelled").state(RunState.CANCELLED, 1).created(CREATED.plusSeconds(2))))
                .containsExactly("running");
    }

    @Test
    void everyWayOfAskingHasItsOwnRow() {
        assertThat(shown(
                        run("a"),
                        run("b").model("simulated:other"),
                        run("c").selection(Rotations.NONE),
                        run("d").selection(Rotations.ALL)))
                .containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void aNumberBehindTheLastAtIsTheVersion() {
        assertThat(DatasetName.parse("bench")).isEqualTo(new DatasetName("bench", OptionalInt.empty()));
        assertThat(DatasetName.parse("bench@12")).isEqualTo(new DatasetName("bench", OptionalInt.of(12)));
        assertThat(DatasetName.parse("a@b")).isEqualTo(new DatasetName("a@b", OptionalInt.empty()));
    }

    private static List<String> shown(RunEvents... events) {
        List<KnownRun> runs = List.of(events).stream()
                .map(event -> new KnownRun(event.build(), 1, 0, CREATED))
                .toList();
        return Leaderboard.shown(runs).stream().map(run -> run.event().runId()).toList();
    }
}
