package dev.longform.dataset.domain.needles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CellSelectionTest {
    private static final PlanSpec SPEC = HaystackPlannerTest.spec(List.of(1000), 2, 3);
    private static final Cell CELL = new Cell("number", 1000, 0);

    private final List<Haystack> asked = new ArrayList<>();
    private final List<MadePair> made = new ArrayList<>();

    @Test
    void noSourceGivesASecondPairBeforeAllGaveTheirFirst() {
        haystack("a", 5);
        haystack("b", 1);
        assertThat(sources(select().get(CELL))).isEqualTo(Map.of("a", 2L, "b", 1L));
    }

    @Test
    void aCellTakesNoMoreThanItWants() {
        for (String source : List.of("a", "b", "c", "d", "e")) {
            haystack(source, 2);
        }
        assertThat(select().get(CELL)).hasSize(3);
        assertThat(sources(select().get(CELL))).hasSize(3);
    }

    @Test
    void theRowsPairsAreSpreadOverItsSources() {
        for (int i = 0; i < 12; i++) {
            haystack("s" + i, 1);
        }
        List<MadePair> all = select().values().stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(12);
        assertThat(sources(all)).hasSize(12);
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        haystack("a", 4);
        haystack("b", 2);
        haystack("c", 3);
        SortedMap<Cell, List<MadePair>> before = select();
        Collections.shuffle(made, new Random(7));
        Collections.shuffle(asked, new Random(8));
        assertThat(select()).isEqualTo(before);
    }

    @Test
    void ofASourceThatWasAskedTwiceTheLargerAnswerCounts() {
        haystack("a", 1);
        haystack("a", 2);
        assertThat(select().get(CELL)).extracting(MadePair::haystack).containsExactly(1, 1);
    }

    private SortedMap<Cell, List<MadePair>> select() {
        return new CellSelection(SPEC).select(new Yield(asked, made));
    }

    /** A source that gave so many pairs in each cell. */
    private void haystack(String source, int pairs) {
        Haystack haystack = new Haystack(
                asked.size(), source, 1000, pairs, List.of("number", "entity"), Optional.empty(), List.of());
        asked.add(haystack);
        int number = 0;
        for (String aspect : haystack.aspects()) {
            for (int bin = 0; bin < 2; bin++) {
                for (int i = 0; i < pairs; i++) {
                    made.add(HaystackPlannerTest.pair(haystack, number++, aspect, bin));
                }
            }
        }
    }

    private static Map<String, Long> sources(List<MadePair> pairs) {
        return pairs.stream().collect(Collectors.groupingBy(MadePair::sourceId, Collectors.counting()));
    }
}
