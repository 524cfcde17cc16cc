package dev.longform.aggregator.domain.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of two runs, item by item.
 *
 * @param both items that both answered, in the order of the first run's answers
 * @param onlyFirst answers of the first run to items that the other did not answer
 * @param onlyOther answers of the other run to items that the first did not answer
 */
record PairedAnswers(List<Pair> both, List<Answer> onlyFirst, List<Answer> onlyOther) {
    /** One item. */
    record Pair(Answer first, Answer other) {
        long difference(Measure measure) {
            return measure.of(first) - measure.of(other);
        }
    }

    static PairedAnswers of(List<Answer> first, List<Answer> other) {
        Map<String, Answer> unmatched = new LinkedHashMap<>();
        other.forEach(answer -> unmatched.put(answer.itemId(), answer));
        List<Pair> both = new ArrayList<>();
        List<Answer> onlyFirst = new ArrayList<>();
        for (Answer answer : first) {
            Answer match = unmatched.remove(answer.itemId());
            if (match == null) {
                onlyFirst.add(answer);
            } else {
                both.add(new Pair(answer, match));
            }
        }
        return new PairedAnswers(both, onlyFirst, List.copyOf(unmatched.values()));
    }

    /** For each cluster of items that both answered: the sum of the differences, and how many items. */
    List<long[]> clusters(Measure measure) {
        Map<String, long[]> clusters = new LinkedHashMap<>();
        for (Pair pair : both) {
            long[] tally = clusters.computeIfAbsent(pair.first().cluster(), cluster -> new long[2]);
            tally[0] += pair.difference(measure);
            tally[1]++;
        }
        return new ArrayList<>(clusters.values());
    }
}
