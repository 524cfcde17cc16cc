package dev.longform.local.simulated;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What a simulated model thinks of an item. */
enum Opinion {
    RIGHT,
    TIED,
    WRONG;

    /** The opinion that these scores express, chosen first: right when every chosen one is above every rejected one. */
    static Opinion of(SimulatedItem item, double[] scores) {
        int chosen = item.chosen().size();
        double lowestChosen = Arrays.stream(scores, 0, chosen).min().orElseThrow();
        double highestChosen = Arrays.stream(scores, 0, chosen).max().orElseThrow();
        double highestRejected =
                Arrays.stream(scores, chosen, scores.length).max().orElseThrow();
        if (lowestChosen > highestRejected) {
            return RIGHT;
        }
        return highestChosen == highestRejected ? TIED : WRONG;
    }

    /** What the scores earn: 1 when right, the share of chosen ones at the top when tied, 0 when wrong. */
    static double credit(SimulatedItem item, double[] scores) {
        return switch (of(item, scores)) {
            case RIGHT -> 1;
            case WRONG -> 0;
            case TIED -> shareOfChosenAtTop(item, scores);
        };
    }

    private static double shareOfChosenAtTop(SimulatedItem item, double[] scores) {
        double top = Arrays.stream(scores).max().orElseThrow();
        int[] atTop =
                IntStream.range(0, scores.length).filter(i -> scores[i] == top).toArray();
        return (double) Arrays.stream(atTop).filter(item::isChosen).count() / atTop.length;
    }
}
