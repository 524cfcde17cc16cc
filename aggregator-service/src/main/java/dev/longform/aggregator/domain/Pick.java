package dev.longform.aggregator.domain;

import dev.longform.contracts.Reply;
import dev.longform.contracts.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One choice that a verdict holds.
 *
 * @param order the candidate indexes by slot; empty when the choice follows from scores, which have no slots
 * @param candidate the index of the candidate it took
 */
public record Pick(List<Integer> order, int candidate) {
    /**
     * The choices of an answered verdict between all its candidates: one for each order that a judge was shown, or the
     * candidate whose score is the highest, when it is alone there.
     */
    static List<Pick> of(Verdict verdict) {
        return verdict.scores() == null ? shown(verdict) : top(verdict.scores());
    }

    /** The candidate that every choice of an answered verdict took; empty when there is none such. */
    public static Optional<Integer> single(Verdict verdict) {
        List<Integer> taken =
                of(verdict).stream().map(Pick::candidate).distinct().toList();
        return taken.size() == 1 ? Optional.of(taken.get(0)) : Optional.empty();
    }

    /**
     * The choices that a judge made between what it was shown, two candidates or all of them: one for each order. The
     * last answer to an order counts, so that a repaired one does.
     */
    static List<Pick> shown(Verdict verdict) {
        Map<List<Integer>, Pick> byOrder = new LinkedHashMap<>();
        for (Reply reply : verdict.replies()) {
            if (reply.picked() != null) {
                byOrder.put(reply.order(), new Pick(reply.order(), reply.picked()));
            }
        }
        return new ArrayList<>(byOrder.values());
    }

    int slot() {
        return order.indexOf(candidate);
    }

    private static List<Pick> top(List<Double> stated) {
        List<Double> scores = stated.stream().map(Pick::withoutSignOfZero).toList();
        double top = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        int first = scores.indexOf(top);
        return scores.lastIndexOf(top) == first ? List.of(new Pick(List.of(), first)) : List.of();
    }

    /** -0.0 is no other score than 0.0. */
    private static double withoutSignOfZero(double score) {
        return score + 0.0;
    }
}
