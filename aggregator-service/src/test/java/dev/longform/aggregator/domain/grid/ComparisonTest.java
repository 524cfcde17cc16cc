package dev.longform.aggregator.domain.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.benchmark.Interval;
import dev.longform.contracts.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final long ONE = Verdict.CREDIT_UNITS;
    private static final Draws DRAWS = new Draws("sha", 1, "test");
    private static final Place EARLY = new Place(1000, new Column(0, 2));
    private static final Place LATE = new Place(1000, new Column(1, 2));

    @Test
    void cellsSetBothAccuraciesOnTheSameNeedlesAgainstEachOther() {
        Comparison comparison = Comparison.of(
                List.of(
                        PairedNeedle.of("a", EARLY, 1, ONE, 1, ONE),
                        PairedNeedle.of("b", EARLY, 1, ONE, 1, 0),
                        PairedNeedle.of("a", LATE, 1, 0, 1, ONE / 2)),
                DRAWS);
        Difference early = comparison.cells().get(EARLY);
        assertThat(early.items()).isEqualTo(2);
        assertThat(early.first()).contains(1.0);
        assertThat(early.second()).contains(0.5);
        assertThat(early.difference()).contains(0.5);
        assertThat(early.interval()).isEmpty();
        assertThat(comparison.cells().get(LATE).difference()).contains(-0.5);
        assertThat(comparison.byLength().get(1000).difference().orElseThrow()).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(comparison.byPosition().get(LATE.column()).items()).isEqualTo(1);
        assertThat(comparison.overall().clusters()).isEqualTo(2);
    }

    /** Two classifiers, one right; three judges, two right: six pairs with 3 and 4 credits. */
    @Test
    void pooledSidesPairEveryAnswerOfOneWithEveryAnswerOfTheOther() {
        Difference pooled = Comparison.of(List.of(PairedNeedle.of("a", EARLY, 2, ONE, 3, 2 * ONE)), DRAWS)
                .overall();
        assertThat(pooled.items()).isEqualTo(1);
        assertThat(pooled.pairs()).isEqualTo(6);
        assertThat(pooled.first()).contains(0.5);
        assertThat(pooled.second().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(pooled.difference().orElseThrow()).isCloseTo(-1.0 / 6, within(1e-12));
    }

    @Test
    void aDifferenceThatEveryDocumentSharesLeavesNoDoubt() {
        List<PairedNeedle> needles = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            needles.add(PairedNeedle.of("s" + i, EARLY, 1, ONE, 1, ONE));
            needles.add(PairedNeedle.of("s" + i, EARLY, 1, ONE, 1, 0));
        }
        Comparison comparison = Comparison.of(needles, DRAWS);
        assertThat(comparison.cells().get(EARLY).interval()).contains(new Interval(0.5, 0.5));
        assertThat(comparison.overall().interval()).contains(new Interval(0.5, 0.5));
    }

    @Test
    void withoutCommonNeedlesThereAreNoNumbers() {
        Difference overall = Comparison.of(List.of(), DRAWS).overall();
        assertThat(overall.items()).isZero();
        assertThat(overall.difference()).isEmpty();
        assertThat(overall.interval()).isEmpty();
    }
}
