package dev.longform.local.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Exact quotas: how many items a share means, and which. */
final class Quota {
    /** Takes up what binary fractions lack: 0.29 of 100 is 29. */
    private static final double SLACK = 1e-9;

    private Quota() {}

    /** A share of so many items, rounded to the nearest whole number, halves up. */
    static int count(double share, int items) {
        return (int) Math.floor(share * items + 0.5 + SLACK);
    }

    /**
     * How many items of each subset: the whole numbers below, then one more for those with the largest remainders (ties
     * by name) until the nearest whole number to the sum is reached.
     *
     * @param sizes items of each subset
     * @param share the share in each subset
     */
    static Map<String, Integer> apportion(Map<String, Integer> sizes, ToDoubleFunction<String> share) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Double> remainders = new TreeMap<>();
        double exact = 0;
        int floors = 0;
        for (String subset : new TreeMap<>(sizes).keySet()) {
            double part = share.applyAsDouble(subset) * sizes.get(subset);
            int floor = (int) Math.floor(part + SLACK);
            counts.put(subset, floor);
            remainders.put(subset, part - floor);
            exact += part;
            floors += floor;
        }
        remainders.keySet().stream()
                .sorted(Comparator.comparingDouble(subset -> -remainders.get(subset)))
                .limit(Math.max(0, (int) Math.floor(exact + 0.5 + SLACK) - floors))
                .forEach(subset -> counts.merge(subset, 1, Integer::sum));
        return counts;
    }

    /** Takes items in this order until so many are reached; copies count, so an item that is too many is passed over. */
    static Set<SimulatedItem> take(List<SimulatedItem> order, int quota) {
        Set<SimulatedItem> taken = new HashSet<>();
        int left = quota;
        for (SimulatedItem item : order) {
            if (item.copies() <= left) {
                taken.add(item);
                left -= item.copies();
            }
        }
        return taken;
    }

    /** How many items these are, copies included. */
    static int size(Iterable<SimulatedItem> items) {
        int size = 0;
        for (SimulatedItem item : items) {
            size += item.copies();
        }
        return size;
    }

    /** What is left of an order without these. */
    static List<SimulatedItem> without(List<SimulatedItem> order, Set<SimulatedItem> gone) {
        List<SimulatedItem> left = new ArrayList<>(order);
        left.removeIf(gone::contains);
        return left;
    }
}
