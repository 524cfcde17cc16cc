package dev.longform.aggregator.domain.comparison;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.contracts.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
    @Test
    void onlyItemsThatBothAnsweredCount() {
        PairedDifference difference = PairedDifference.of(
                5,
                List.of(answer("1", 1), answer("2", 1), answer("3", 0)),
                List.of(answer("2", 0), answer("3", 0), answer("4", 1)),
                Measure.CREDIT);
        assertThat(difference.common()).isEqualTo(2);
        assertThat(difference.onlyFirst()).isEqualTo(1);
        assertThat(difference.onlyOther()).isEqualTo(1);
        assertThat(difference.first()).contains(0.5);
        assertThat(difference.other()).contains(0.0);
        assertThat(difference.difference()).contains(0.5);
        assertThat(difference.interval()).isEmpty();
        assertThat(difference.strict()).isEqualTo(new StrictTable(0, 1, 0, 1));
        assertThat(difference.discordance()).contains(new Discordance(0.5, 0, 2, 1));
    }

    /** Known: +1 on the common ones, 1 right only by the first, 1 only by the other, 1 by nobody: of 5 items. */
    @Test
    void theBoundsSayWhatTheUnansweredItemsCouldMakeOfIt() {
        PairedDifference difference = PairedDifference.of(
                5,
                List.of(answer("1", 1), answer("2", 1), answer("3", 0)),
                List.of(answer("2", 0), answer("3", 0), answer("4", 1)),
                Measure.CREDIT);
        assertThat(difference.bounds().orElseThrow().low()).isCloseTo((1 + 0 - 1 - 1) / 5.0, within(1e-12));
        assertThat(difference.bounds().orElseThrow().high()).isCloseTo((1 + 1 + 0 + 1) / 5.0, within(1e-12));
    }

    @Test
    void nothingInCommonHasNoDifference() {
        PairedDifference difference =
                PairedDifference.of(2, List.of(answer("1", 1)), List.of(answer("2", 1)), Measure.CREDIT);
        assertThat(difference.difference()).isEmpty();
        assertThat(difference.permutationP()).isEmpty();
        assertThat(difference.bounds().orElseThrow().low()).isEqualTo(-0.5);
        assertThat(difference.bounds().orElseThrow().high()).isEqualTo(0.5);
    }

    @Test
    void itemsOfOneClusterFlipTogether() {
        List<Answer> right =
                IntStream.range(0, 12).mapToObj(i -> clustered(i, 1)).toList();
        List<Answer> wrong =
                IntStream.range(0, 12).mapToObj(i -> clustered(i, 0)).toList();
        assertThat(PairedDifference.of(12, right, wrong, Measure.CREDIT).permutationP())
                .contains(2 / 8.0);
    }

    @Test
    void tenClustersHaveAnIntervalAndTheSameSeedsTheSame() {
        List<Answer> first =
                IntStream.range(0, 20).mapToObj(i -> answer("" + i, i % 2)).toList();
        List<Answer> other = IntStream.range(0, 20)
                .mapToObj(i -> answer("" + i, i % 4 == 1 ? 1 : 0))
                .toList();
        PairedDifference difference = PairedDifference.of(20, first, other, Measure.CREDIT, "seed", 1);
        assertThat(difference.difference()).contains(0.25);
        assertThat(difference.interval().orElseThrow().low()).isBetween(0.0, 0.15);
        assertThat(difference.interval().orElseThrow().high()).isBetween(0.35, 0.55);
        assertThat(PairedDifference.of(20, first, other, Measure.CREDIT, "seed", 1))
                .isEqualTo(difference);
    }

    @Test
    void kindsAreComparedByWhatIsAtTheTop() {
        Answer allAbove = new Answer("1", "QA", "1", Outcome.WRONG, 0, CREDIT_UNITS);
        PairedDifference difference = PairedDifference.of(1, List.of(allAbove), List.of(answer("1", 1)), Measure.TOP1);
        assertThat(difference.difference()).contains(0.0);
    }

    /** 3 untied of 4: 2 the same. By chance: (2·1 + 1·2) / 9. */
    @Test
    void agreementIsRawOverAllAndKappaWithoutTies() {
        Agreement agreement = Agreement.of(
                Map.of("a", Optional.of(0), "b", Optional.of(0), "c", Optional.of(1), "d", Optional.empty()),
                Map.of(
                        "a",
                        Optional.of(0),
                        "b",
                        Optional.of(1),
                        "c",
                        Optional.of(1),
                        "d",
                        Optional.of(0),
                        "e",
                        Optional.of(0)));
        assertThat(agreement.raw()).contains(0.5);
        assertThat(agreement.untied()).isEqualTo(3);
        assertThat(agreement.kappa().orElseThrow()).isCloseTo((2 / 3.0 - 4 / 9.0) / (5 / 9.0), within(1e-12));
        assertThat(agreement.disagreements())
                .extracting(Agreement.Disagreement::item)
                .containsExactly("b", "d");
    }

    @Test
    void agreementOnOneCandidateAloneHasNoKappa() {
        Map<String, Optional<Integer>> picks = Map.of("a", Optional.of(0));
        assertThat(Agreement.of(picks, picks).kappa()).isEmpty();
        assertThat(Agreement.of(Map.of(), picks).raw()).isEmpty();
    }

    private static Answer answer(String item, int right) {
        return new Answer(
                item,
                "QA",
                "cluster-" + item,
                right == 1 ? Outcome.CORRECT : Outcome.WRONG,
                right * CREDIT_UNITS,
                right * CREDIT_UNITS);
    }

    /** Three clusters: of 6, 4 and 2 items. */
    private static Answer clustered(int i, int right) {
        Answer plain = answer("" + i, right);
        String cluster = i < 6 ? "x" : i < 10 ? "y" : "z";
        return new Answer(plain.itemId(), "QA", cluster, plain.outcome(), plain.credit(), plain.top1());
    }
}
