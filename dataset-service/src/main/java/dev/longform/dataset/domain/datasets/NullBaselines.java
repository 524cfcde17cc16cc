package dev.longform.dataset.domain.datasets;

import dev.longform.benchmark.ScoreRule;
import dev.longform.contracts.DatasetSummary;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Verdict;
import dev.longform.dataset.domain.datasets.DatasetStatistics.Marked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What scorers without judgement earn: {@code longest} and {@code shortest} by words, ties by the score rule, and
 * {@code random}, the exact expectation of a scorer that knows nothing and never ties: with c chosen of n candidates
 * its highest c scores are those of the chosen ones once in C(n, c). Sums are integers in credit units; C(n, c) divides
 * the unit for every n up to 16.
 */
final class NullBaselines {
    private final Map<String, Tally> tallies = new TreeMap<>();

    void add(ItemFacts facts) {
        Credits credits = new Credits(longest(facts, 1), longest(facts, -1), random(facts.chosen()));
        tallies.merge(DatasetSummary.ALL, new Tally(1, credits), Tally::plus);
        tallies.merge(facts.subset(), new Tally(1, credits), Tally::plus);
    }

    /** Per baseline, the accuracy under {@code all} and under each subset. */
    Map<String, Map<String, Double>> accuracies() {
        Map<String, Map<String, Double>> accuracies = new TreeMap<>();
        tallies.forEach((subset, tally) -> tally.credits().byName().forEach((baseline, credit) -> accuracies
                .computeIfAbsent(baseline, name -> new TreeMap<>())
                .put(subset, accuracy(credit, tally.items()))));
        return accuracies;
    }

    /** Subsets in which a baseline reaches three quarters. */
    List<Marked> marked() {
        List<Marked> marked = new ArrayList<>();
        tallies.forEach((subset, tally) -> tally.credits().byName().forEach((baseline, credit) -> {
            if (!subset.equals(DatasetSummary.ALL) && 4 * credit >= 3 * Verdict.CREDIT_UNITS * tally.items()) {
                marked.add(new Marked(subset, baseline, accuracy(credit, tally.items())));
            }
        }));
        return marked;
    }

    private static long longest(ItemFacts facts, int sign) {
        List<Double> scores =
                facts.words().stream().map(words -> (double) sign * words).toList();
        return ScoreRule.apply(scores, facts.chosen()).credit();
    }

    /** The expectation of one item, in credit units. */
    static long random(List<Boolean> chosen) {
        int all = chosen.size();
        int wanted = (int) chosen.stream().filter(Boolean::booleanValue).count();
        long ways = 1;
        for (int i = 1; i <= wanted; i++) {
            ways = ways * (all - wanted + i) / i;
        }
        return Verdict.CREDIT_UNITS / ways;
    }

    private static double accuracy(long credit, long items) {
        return (double) credit / (Verdict.CREDIT_UNITS * items);
    }

    private record Credits(long longest, long shortest, long random) {
        Map<String, Long> byName() {
            return new TreeMap<>(Map.of("longest", longest, "shortest", shortest, "random", random));
        }

        Credits plus(Credits other) {
            return new Credits(longest + other.longest, shortest + other.shortest, random + other.random);
        }
    }

    private record Tally(long items, Credits credits) {
        Tally plus(Tally other) {
            return new Tally(items + other.items, credits.plus(other.credits));
        }
    }
}
