package dev.longform.aggregator.domain;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.aggregator.VerdictBuilder;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final List<Integer> CHOSEN_FIRST = List.of(0, 1);
    private static final List<Integer> CHOSEN_LAST = List.of(1, 0);

    @Test
    void aJudgeThatAlwaysSaysAIsFullyBiased() {
        Positions positions = positions(
                judged("1").pick(CHOSEN_FIRST, 0).build(),
                judged("2").pick(CHOSEN_LAST, 1).build());
        assertThat(positions.bias(Rotations.NONE).get(2)).contains(1.0);
    }

    @Test
    void withoutRotationsItIsTheSpreadOfTheAccuracies() {
        Positions positions = positions(
                judged("1").pick(CHOSEN_FIRST, 0).build(),
                judged("2").pick(CHOSEN_FIRST, 0).build(),
                judged("3").pick(CHOSEN_LAST, 0).build(),
                judged("4").pick(CHOSEN_LAST, 1).build());
        assertThat(positions.byCandidates().get(2).get(0).accuracy()).contains(1.0);
        assertThat(positions.byCandidates().get(2).get(1).accuracy()).contains(0.5);
        assertThat(positions.byCandidates().get(2).get(0).pickShare()).contains(0.75);
        assertThat(positions.bias(Rotations.NONE).get(2)).contains(0.5);
    }

    @Test
    void withRotationsItIsTheLargestDistanceFromAnEvenShare() {
        Verdict alwaysA = judged("1").pick(CHOSEN_FIRST, 0).pick(CHOSEN_LAST, 1).build();
        Verdict right = judged("2").pick(CHOSEN_FIRST, 0).pick(CHOSEN_LAST, 0).build();
        assertThat(positions(alwaysA, right).bias(Rotations.BOTH).get(2)).contains(0.25);
    }

    @Test
    void aSlotThatNeverShowedTheChosenLeavesTheSpreadOpen() {
        Positions positions = positions(judged("1").pick(CHOSEN_FIRST, 0).build());
        assertThat(positions.bias(Rotations.NONE).get(2)).isEqualTo(Optional.empty());
    }

    @Test
    void everyNumberOfCandidatesStandsForItself() {
        Positions positions = positions(
                judged("1").pick(CHOSEN_FIRST, 0).build(),
                verdict("r", "2").pick(List.of(3, 2, 1, 0), 3).build());
        assertThat(positions.byCandidates().keySet()).containsExactly(2, 4);
        assertThat(positions.byCandidates().get(4)).hasSize(4);
    }

    private static VerdictBuilder judged(String item) {
        return verdict("r", item).chosen(true, false);
    }

    private static Positions positions(Verdict... verdicts) {
        return Positions.of(RunNumbersTest.numbers(run("r"), verdicts).all().counts());
    }
}
