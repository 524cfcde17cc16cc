package dev.longform.aggregator.domain.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often two runs pick the same candidate, on the items that both answered. A run picks a candidate when it alone has
 * the highest score, or when every order picked it; otherwise it is tied and picks none.
 *
 * @param common items that both answered
 * @param untied those of them on which both pick a candidate
 * @param same those of them on which it is the same candidate
 * @param kappa Cohen's κ over the untied items (J. Cohen, 1960, Educational and Psychological Measurement 20:37–46), the
 *     candidate's index being the category; empty where chance alone agrees always
 * @param disagreements the items on which they do not pick the same candidate, a tie of one of them included; in order,
 *     at most {@value #LISTED}
 */
public record Agreement(long common, long untied, long same, Optional<Double> kappa, List<Disagreement> disagreements) {
    /** How many disagreements are listed. */
    public static final int LISTED = 200;

    /**
     * An item on which two runs differ.
     *
     * @param item the item
     * @param first the candidate that the first run picks; empty when tied
     * @param other the candidate that the other run picks; empty when tied
     */
    public record Disagreement(String item, Optional<Integer> first, Optional<Integer> other) {}

    /** Same picks over common items; empty without any. Two ties are no agreement. */
    public Optional<Double> raw() {
        return common == 0 ? Optional.empty() : Optional.of((double) same / common);
    }

    /**
     * @param first for each answered item of the first run, the candidate it picks
     * @param other the same of the other run
     */
    public static Agreement of(Map<String, Optional<Integer>> first, Map<String, Optional<Integer>> other) {
        TreeMap<String, Optional<Integer>> common = new TreeMap<>(first);
        common.keySet().retainAll(other.keySet());
        List<Disagreement> disagreements = new ArrayList<>();
        Map<Integer, long[]> marginals = new TreeMap<>();
        long untied = 0;
        long same = 0;
        for (Map.Entry<String, Optional<Integer>> entry : common.entrySet()) {
            Optional<Integer> one = entry.getValue();
            Optional<Integer> two = other.get(entry.getKey());
            if (one.isPresent() && two.isPresent()) {
                untied++;
                marginals.computeIfAbsent(one.get(), pick -> new long[2])[0]++;
                marginals.computeIfAbsent(two.get(), pick -> new long[2])[1]++;
            }
            if (one.isPresent() && one.equals(two)) {
                same++;
            } else if (disagreements.size() < LISTED) {
                disagreements.add(new Disagreement(entry.getKey(), one, two));
            }
        }
        return new Agreement(common.size(), untied, same, kappa(untied, same, marginals), disagreements);
    }

    private static Optional<Double> kappa(long untied, long same, Map<Integer, long[]> marginals) {
        double byChance = marginals.values().stream()
                        .mapToDouble(counts -> (double) counts[0] * counts[1])
                        .sum()
                / ((double) untied * untied);
        return untied == 0 || byChance == 1
                ? Optional.empty()
                : Optional.of(((double) same / untied - byChance) / (1 - byChance));
    }
}
