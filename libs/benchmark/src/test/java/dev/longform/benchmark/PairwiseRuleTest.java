package dev.longform.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.benchmark.PairwiseRule.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairwiseRuleTest {
    @Test
    void aScoreIsTheShareOfItsComparisonsThatACandidateWon() {
        List<Comparison> comparisons = List.of(
                new Comparison(List.of(0, 1), 0),
                new Comparison(List.of(1, 0), 0),
                new Comparison(List.of(0, 2), 2),
                new Comparison(List.of(2, 0), 0));

        assertThat(PairwiseRule.shares(comparisons, 3)).containsExactly(0.75, 0.0, 0.5);
    }

    @Test
    void aCandidateWithoutAComparisonHasNoShare() {
        assertThatThrownBy(() -> PairwiseRule.shares(List.of(new Comparison(List.of(0, 1), 0)), 3))
                .hasMessage("candidate 2 is in no comparison");
    }
}
