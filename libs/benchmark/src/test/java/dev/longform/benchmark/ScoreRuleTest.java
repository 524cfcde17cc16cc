package dev.longform.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Outcome;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoreRuleTest {
    private static final List<Boolean> ONE_AGAINST_THREE = List.of(true, false, false, false);

    @Test
    void chosenAboveEveryRejectedIsCorrect() {
        assertThat(ScoreRule.apply(List.of(2.0, 1.0, -3.0, 1.5), ONE_AGAINST_THREE))
                .isEqualTo(new Scored(Outcome.CORRECT, 720720, 720720));
    }

    @Test
    void oneRejectedAboveTheChosenIsWrong() {
        assertThat(ScoreRule.apply(List.of(2.0, 2.1, -3.0, 1.5), ONE_AGAINST_THREE))
                .isEqualTo(new Scored(Outcome.WRONG, 0, 0));
    }

    @Test
    void aTieAtTheTopSharesTheCredit() {
        assertThat(ScoreRule.apply(List.of(2.0, 2.0, 2.0, 1.5), ONE_AGAINST_THREE))
                .isEqualTo(new Scored(Outcome.TIED, 240240, 240240));
    }

    @Test
    void aTieBelowTheTopIsWrong() {
        assertThat(ScoreRule.apply(List.of(2.0, 2.0, 3.0, 1.5), ONE_AGAINST_THREE))
                .isEqualTo(new Scored(Outcome.WRONG, 0, 0));
    }

    @Test
    void aSecondChosenBelowARejectedIsWrongThoughTheTopIsChosen() {
        assertThat(ScoreRule.apply(List.of(3.0, 1.0, 2.0), List.of(true, true, false)))
                .isEqualTo(new Scored(Outcome.WRONG, 0, 720720));
    }

    @Test
    void notANumberIsRefused() {
        assertThatThrownBy(() -> ScoreRule.apply(List.of(Double.NaN, 1.0), List.of(true, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    @Property
    void creditIsAnExactFractionAndOneOnlyWhenCorrect(
            @ForAll @Size(min = 2, max = 16) List<@IntRange(min = 0, max = 3) Integer> scores) {
        List<Boolean> chosen = java.util.stream.IntStream.range(0, scores.size())
                .mapToObj(i -> i < (scores.size() + 1) / 2)
                .toList();
        Scored scored =
                ScoreRule.apply(scores.stream().map(Integer::doubleValue).toList(), chosen);
        assertThat(scored.credit() == 720720).isEqualTo(scored.outcome() == Outcome.CORRECT);
        assertThat(scored.credit() == 0).isEqualTo(scored.outcome() == Outcome.WRONG);
    }
}
