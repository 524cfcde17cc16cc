package dev.longform.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Scores from comparisons of two candidates: the share of its comparisons that a candidate won. */
public final class PairwiseRule {
    private PairwiseRule() {}

    /**
     * One comparison.
     *
     * @param order the two candidate indexes shown, by slot
     * @param won which of them was picked
     */
    public record Comparison(List<Integer> order, int won) {}

    /**
     * @param comparisons all of an item's
     * @param candidates how many candidates the item has
     * @return a share 0..1 for each candidate index
     * @throws IllegalArgumentException when a candidate is in no comparison
     */
    public static List<Double> shares(List<Comparison> comparisons, int candidates) {
        long[] took = new long[candidates];
        long[] won = new long[candidates];
        for (Comparison comparison : comparisons) {
            comparison.order().forEach(candidate -> took[candidate]++);
            won[comparison.won()]++;
        }
        List<Double> shares = new ArrayList<>();
        for (int candidate = 0; candidate < candidates; candidate++) {
            if (took[candidate] == 0) {
                throw new IllegalArgumentException("candidate " + candidate + " is in no comparison");
            }
            shares.add((double) won[candidate] / took[candidate]);
        }
        return shares;
    }
}
