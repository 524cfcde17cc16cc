package dev.longform.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionRuleTest {
    private static final List<Boolean> CHOSEN = List.of(true, false, false, false);

    @Test
    void everyOrderRightIsCorrect() {
        assertThat(SelectionRule.apply(List.of(0, 0), CHOSEN)).isEqualTo(new Scored(Outcome.CORRECT, 720720, 720720));
    }

    @Test
    void noOrderRightIsWrong() {
        assertThat(SelectionRule.apply(List.of(1, 3), CHOSEN)).isEqualTo(new Scored(Outcome.WRONG, 0, 0));
    }

    @Test
    void someOrdersRightIsMixedWithTheirMeanAsCredit() {
        assertThat(SelectionRule.apply(List.of(0, 3, 2, 1), CHOSEN))
                .isEqualTo(new Scored(Outcome.MIXED, 180180, 180180));
    }
}
