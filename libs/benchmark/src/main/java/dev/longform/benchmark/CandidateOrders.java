package dev.longform.benchmark;

import dev.longform.contracts.Rotations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The orders in which a judge sees the candidates of an item, drawn from the run's seed and the item's id. */
public final class CandidateOrders {
    private CandidateOrders() {}

    /**
     * @param seed the run's seed
     * @param itemId the item
     * @param candidates how many it has
     * @param rotations how many orders
     * @return each order as candidate indexes by slot
     */
    public static List<List<Integer>> of(long seed, String itemId, int candidates, Rotations rotations) {
        List<Integer> base =
                new ArrayList<>(IntStream.range(0, candidates).boxed().toList());
        Collections.shuffle(base, Seeded.random("order", seed, itemId));
        return switch (rotations) {
            case NONE -> List.of(List.copyOf(base));
            case BOTH -> List.of(List.copyOf(base), reversed(base));
            case ALL ->
                IntStream.range(0, candidates)
                        .mapToObj(shift -> shifted(base, shift))
                        .toList();
        };
    }

    private static List<Integer> reversed(List<Integer> order) {
        List<Integer> reversed = new ArrayList<>(order);
        Collections.reverse(reversed);
        return List.copyOf(reversed);
    }

    private static List<Integer> shifted(List<Integer> order, int shift) {
        List<Integer> shifted = new ArrayList<>(order);
        Collections.rotate(shifted, -shift);
        return List.copyOf(shifted);
    }
}
