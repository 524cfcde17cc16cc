package dev.longform.dataset.domain.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.ItemFacts;
import dev.longform.dataset.domain.datasets.DatasetStatistics.Marked;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NullBaselinesTest {
    @Test
    void creditsAreSummedPerSubsetAndOverall() {
        NullBaselines baselines = new NullBaselines();
        baselines.add(facts("QA", List.of(true, false, false, false), List.of(9, 1, 2, 3)));
        baselines.add(facts("QA", List.of(true, false, false, false), List.of(5, 5, 5, 1)));
        baselines.add(facts("Reasoning", List.of(true, false), List.of(1, 2)));

        // longest: 1, then a tie of one chosen among three, then 0
        assertThat(baselines.accuracies())
                .isEqualTo(Map.of(
                        "longest",
                                Map.of("all", 320_320.0 * 3 / 720_720 / 3, "QA", 480_480.0 / 720_720, "Reasoning", 0.0),
                        "shortest", Map.of("all", 1.0 / 3, "QA", 0.0, "Reasoning", 1.0),
                        "random", Map.of("all", 720_720.0 / (3 * 720_720), "QA", 0.25, "Reasoning", 0.5)));
    }

    @Test
    void aSubsetIsMarkedFromThreeQuartersOn() {
        NullBaselines baselines = new NullBaselines();
        for (int words : new int[] {3, 3, 3, 1}) {
            baselines.add(facts("Chat", List.of(true, false), List.of(words, 2)));
        }
        for (int words : new int[] {3, 3, 1, 1}) {
            baselines.add(facts("QA", List.of(true, false), List.of(words, 2)));
        }

        assertThat(baselines.marked()).containsExactly(new Marked("Chat", "longest", 0.75));
    }

    @Test
    void aRandomScorerMustPutEveryChosenOneFirst() {
        assertThat(NullBaselines.random(List.of(true, false))).isEqualTo(360_360);
        assertThat(NullBaselines.random(List.of(true, true, false, false))).isEqualTo(120_120);
        assertThat(NullBaselines.random(List.of(true, true, true, false))).isEqualTo(180_180);
    }

    @Property
    void theExpectationIsExactForEveryShape(@ForAll @IntRange(min = 2, max = 16) int all, @ForAll long seed) {
        int chosen = 1 + (int) Math.floorMod(seed, (long) all - 1);
        List<Boolean> candidates = new ArrayList<>(Collections.nCopies(chosen, true));
        candidates.addAll(Collections.nCopies(all - chosen, false));

        BigInteger ways = factorial(all).divide(factorial(chosen).multiply(factorial(all - chosen)));

        assertThat(BigInteger.valueOf(NullBaselines.random(candidates)).multiply(ways))
                .isEqualTo(BigInteger.valueOf(720_720));
    }

    private static BigInteger factorial(int n) {
        return n < 2 ? BigInteger.ONE : BigInteger.valueOf(n).multiply(factorial(n - 1));
    }

    private static ItemFacts facts(String subset, List<Boolean> chosen, List<Integer> words) {
        return new ItemFacts(subset, chosen, words, "cluster");
    }
}
