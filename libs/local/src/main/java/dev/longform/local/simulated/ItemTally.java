package dev.longform.local.simulated;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered about one item: the last answer to each order of candidates, or to each candidate. Repeated calls
 * change nothing. When an item was both selected from and rated, the later way counts.
 */
final class ItemTally {
    private final SimulatedItem item;
    private final Map<List<Integer>, Integer> picks = new HashMap<>();
    private final Map<List<Integer>, Reply> silent = new HashMap<>();
    private final double[] scores;
    private boolean selection;

    ItemTally(SimulatedItem item) {
        this.item = item;
        this.scores = new double[item.size()];
        Arrays.fill(scores, Double.NaN);
    }

    /** What the answers about an item amount to. */
    enum Standing {
        INCOMPLETE,
        RIGHT,
        WRONG,
        TIED,
        MIXED,
        UNREADABLE,
        REFUSED,
        EMPTY;

        /** Whether there is a verdict. */
        boolean isOutcome() {
            return this == RIGHT || this == WRONG || this == TIED || this == MIXED;
        }
    }

    /** A slot was picked from these candidates in this order. */
    void picked(List<Integer> shown, int position) {
        selection = true;
        silent.remove(shown);
        picks.put(shown, position);
    }

    /** A candidate got this score. */
    void scored(int candidate, double score) {
        selection = false;
        silent.remove(List.of(candidate));
        scores[candidate] = score;
    }

    /** These candidates got an answer without a verdict. */
    void silent(List<Integer> shown, Reply reply) {
        selection = shown.size() > 1;
        silent.put(shown, reply);
    }

    /** The item. */
    SimulatedItem item() {
        return item;
    }

    /** Where it stands now. */
    Standing standing() {
        Optional<Reply> without = silent.entrySet().stream()
                .filter(entry -> entry.getKey().size() > 1 == selection)
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst();
        if (without.isPresent()) {
            return Standing.valueOf(without.get().name());
        }
        return selection ? selected() : scored();
    }

    private Standing selected() {
        double credit = credit();
        return credit == 1 ? Standing.RIGHT : credit == 0 ? Standing.WRONG : Standing.MIXED;
    }

    private Standing scored() {
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            return Standing.INCOMPLETE;
        }
        return Standing.valueOf(Opinion.of(item, scores).name());
    }

    /** What its answers earn, 0..1; for items with an outcome only. */
    double credit() {
        if (!selection) {
            return Opinion.credit(item, scores);
        }
        long right = picks.entrySet().stream()
                .filter(pick -> item.isChosen(pick.getKey().get(pick.getValue())))
                .count();
        return (double) right / picks.size();
    }

    /** The slot that was picked, for each order in which the candidates were shown; empty for ratings. */
    Map<List<Integer>, Integer> picks() {
        return selection ? picks : Map.of();
    }
}
