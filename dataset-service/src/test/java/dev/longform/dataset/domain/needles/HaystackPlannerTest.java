package dev.longform.dataset.domain.needles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HaystackPlannerTest {
    private static final int MANY = 400;

    @Test
    void aDocumentIsUsedAtEveryLengthThatItReaches() {
        PlanSpec spec = spec(List.of(1000, 2000), 1, 1);
        List<Haystack> wave = planner(spec).next(sources(20, 1000, 2, 2000), List.of(), List.of());
        List<String> upper = of(wave, 2000);
        assertThat(upper).containsExactlyInAnyOrder("long-0", "long-1");
        assertThat(of(wave, 1000)).hasSize(16).startsWith(upper.get(0), upper.get(1));
    }

    @Test
    void aSourceReachesALengthWithinItsTolerance() {
        PlanSpec spec = spec(List.of(1000), 1, 1);
        Map<String, Integer> tokens = new TreeMap<>(Map.of("below", 899, "at", 900));
        assertThat(of(planner(spec).next(tokens, List.of(), List.of()), 1000)).containsExactly("at");
    }

    @Test
    void fewSourcesAreAskedForMorePairsEach() {
        PlanSpec spec = spec(List.of(1000), 1, 7);
        List<Haystack> wave = planner(spec).next(sources(3, 1000, 0, 0), List.of(), List.of());
        assertThat(wave).hasSize(3).allMatch(haystack -> haystack.pairsPerBin() == 3);
    }

    @Test
    void onlyAspectsThatAreShortAreAskedAgainOfFurtherSources() {
        PlanSpec spec = spec(List.of(1000), 2, 1);
        List<Haystack> first = answered(planner(spec).next(sources(20, 1000, 0, 0), List.of(), List.of()), 0);
        List<MadePair> made = new ArrayList<>();
        made.add(pair(first.get(0), 0, "number", 0));
        made.add(pair(first.get(1), 0, "number", 1));
        made.add(pair(first.get(2), 0, "entity", 1));
        List<Haystack> second = planner(spec).next(sources(20, 1000, 0, 0), first, made);
        assertThat(first).hasSize(16);
        assertThat(second).hasSize(4).allMatch(haystack -> haystack.aspects().equals(List.of("entity")));
    }

    @Test
    void whenNoSourceIsLeftThoseThatGaveAllAreAskedForTwiceAsMany() {
        PlanSpec spec = spec(List.of(1000), 1, 4);
        Map<String, Integer> tokens = sources(4, 1000, 0, 0);
        List<Haystack> first = answered(planner(spec).next(tokens, List.of(), List.of()), 0);
        List<MadePair> made = new ArrayList<>(List.of(pair(first.get(0), 0, "number", 0)));
        IntStream.range(0, 4).forEach(i -> made.add(pair(first.get(i), 1, "entity", 0)));
        List<Haystack> second = planner(spec).next(tokens, first, made);
        assertThat(second).hasSize(1);
        assertThat(second.get(0).sourceId()).isEqualTo(first.get(0).sourceId());
        assertThat(second.get(0).pairsPerBin()).isEqualTo(2);
        assertThat(second.get(0).aspects()).containsExactly("number");
    }

    @Test
    void nothingIsAskedWhenAllCellsAreFullOrNoSourceHasMore() {
        PlanSpec spec = spec(List.of(1000), 1, 1);
        Map<String, Integer> tokens = sources(2, 1000, 0, 0);
        List<Haystack> first = answered(planner(spec).next(tokens, List.of(), List.of()), 0);
        List<MadePair> full = List.of(pair(first.get(0), 0, "number", 0), pair(first.get(1), 0, "entity", 0));
        assertThat(planner(spec).next(tokens, first, full)).isEmpty();
        assertThat(planner(spec).next(tokens, first, List.of())).isEmpty();
    }

    @Test
    void aspectsThatAreWrittenAreAskedForByThemselvesAndOfNoMoreSourcesThanNeeded() {
        PlanSpec spec = new PlanSpec(
                "n", "d@1", List.of(1000), 2, 4, List.of("factuality", "number"), 1, "o200k_base", "cut", "editor@1");
        Map<String, Integer> tokens = sources(20, 1000, 0, 0);
        List<Haystack> first = planner(spec).next(tokens, List.of(), List.of());
        List<Haystack> written = first.stream().filter(Haystack::written).toList();
        assertThat(first).hasSize(20);
        assertThat(written).hasSize(4).allMatch(haystack -> haystack.aspects().equals(List.of("factuality")));
        assertThat(first.subList(0, 16)).allMatch(haystack -> haystack.aspects().equals(List.of("number")));
        // three of four sources filled the first bin, two the second: two more are asked
        List<Haystack> asked = answered(first, 0);
        List<MadePair> made = new ArrayList<>();
        IntStream.range(0, 3).forEach(i -> made.add(pair(asked.get(16 + i), i, "factuality", 0)));
        IntStream.range(0, 2).forEach(i -> made.add(pair(asked.get(16 + i), 5 + i, "factuality", 1)));
        IntStream.range(0, 4).forEach(i -> made.add(pair(asked.get(i), i, "number", 0)));
        IntStream.range(0, 4).forEach(i -> made.add(pair(asked.get(i), 5 + i, "number", 1)));
        List<Haystack> second = planner(spec).next(tokens, asked, made);
        assertThat(second).hasSize(2).allMatch(Haystack::written);
        assertThat(second)
                .extracting(Haystack::sourceId)
                .doesNotContainAnyElementsOf(
                        written.stream().map(Haystack::sourceId).toList());
    }

    @Test
    void anEditorWhoseWordsAreNeverTakenIsAskedFourTimesWhatWouldBeEnoughAndNoMore() {
        PlanSpec spec = new PlanSpec(
                "n", "d@1", List.of(1000), 1, 2, List.of("factuality"), 1, "o200k_base", "cut", "editor@1");
        Map<String, Integer> tokens = sources(20, 1000, 0, 0);
        List<Haystack> asked = new ArrayList<>();
        List<Haystack> wave = planner(spec).next(tokens, asked, List.of());
        while (!wave.isEmpty()) {
            assertThat(wave).hasSize(2);
            asked.addAll(answered(wave, asked.size()));
            wave = planner(spec).next(tokens, asked, List.of());
        }
        assertThat(asked).hasSize(8);
    }

    @Test
    void ofAModelThatWritesHaystacksNoMoreAreAskedThanACellWantsPairs() {
        PlanSpec spec = new PlanSpec(
                "n", "d@1", List.of(1000, 2000), 1, 3, List.of("number"), 1, "o200k_base", "written", "editor@1");
        Map<String, Integer> tokens = sources(20, 2000, 0, 0);
        List<Haystack> asked = answered(planner(spec).next(tokens, List.of(), List.of()), 0);
        assertThat(asked).extracting(Haystack::length).containsExactly(1000, 1000, 1000, 2000, 2000, 2000);
        // one of them was refused, and the pairs of the others are in: one more is asked
        List<MadePair> made = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> made.add(pair(asked.get(i), i, "number", 0)));
        assertThat(planner(spec).next(tokens, asked, made))
                .singleElement()
                .satisfies(haystack -> assertThat(haystack.length()).isEqualTo(2000));
    }

    @Test
    void noMoreSourcesAreTriedThanAllowed() {
        PlanSpec spec = spec(List.of(1000), 1, 1);
        Map<String, Integer> tokens = sources(100, 1000, 0, 0);
        HaystackPlanner planner = new HaystackPlanner(spec, 20);
        List<Haystack> first = answered(planner.next(tokens, List.of(), List.of()), 0);
        List<Haystack> both = new ArrayList<>(first);
        both.addAll(answered(planner.next(tokens, first, List.of()), first.size()));
        assertThat(both).hasSize(20);
        assertThat(planner.next(tokens, both, List.of())).isEmpty();
    }

    static PlanSpec spec(List<Integer> lengths, int positions, int perCell) {
        return new PlanSpec("n", "d@1", lengths, positions, perCell, List.of("number", "entity"), 1, "o200k_base");
    }

    static MadePair pair(Haystack haystack, int number, String aspect, int bin) {
        return new MadePair(haystack.number(), number, haystack.sourceId(), new Cell(aspect, haystack.length(), bin));
    }

    private static HaystackPlanner planner(PlanSpec spec) {
        return new HaystackPlanner(spec, MANY);
    }

    private static List<String> of(List<Haystack> wave, int length) {
        return wave.stream()
                .filter(haystack -> haystack.length() == length)
                .map(Haystack::sourceId)
                .toList();
    }

    private static Map<String, Integer> sources(int shorter, int tokens, int longer, int moreTokens) {
        Map<String, Integer> sources = new TreeMap<>();
        IntStream.range(0, shorter).forEach(i -> sources.put("short-" + i, tokens));
        IntStream.range(0, longer).forEach(i -> sources.put("long-" + i, moreTokens));
        return sources;
    }

    private static List<Haystack> answered(List<Haystack> wave, int first) {
        return IntStream.range(0, wave.size())
                .mapToObj(i -> new Haystack(
                        first + i,
                        wave.get(i).sourceId(),
                        wave.get(i).length(),
                        wave.get(i).pairsPerBin(),
                        wave.get(i).aspects(),
                        Optional.empty(),
                        List.of()))
                .toList();
    }
}
