package dev.longform.local.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Draws what a model thinks of every item: exactly the stated share of each drawn group is right. */
final class Opinions {
    private final SimulatedSpec spec;
    private final Ratings ratings;
    private final Map<SimulatedItem, Opinion> opinions = new HashMap<>();

    Opinions(SimulatedSpec spec, Ratings ratings) {
        this.spec = spec;
        this.ratings = ratings;
    }

    /** The opinion about an item that was drawn. */
    Opinion of(SimulatedItem item) {
        return opinions.get(item);
    }

    /** Draws the opinions about a group of items. */
    void draw(List<SimulatedItem> items) {
        if (spec.behaviour().accuracyBy() == AccuracyBy.CHANCE) {
            items.forEach(item -> opinions.put(
                    item,
                    SeededOrder.fraction(spec.seed(), "chance", item.id()) < accuracy(item.subset())
                            ? Opinion.RIGHT
                            : Opinion.WRONG));
        } else {
            Map<String, List<SimulatedItem>> subsets = bySubset(items);
            rightOf(subsets).forEach((subset, quota) -> chooseRight(subsets.get(subset), quota));
        }
        List<SimulatedItem> notRight = new ArrayList<>(items);
        notRight.removeIf(item -> opinions.get(item) == Opinion.RIGHT);
        int ties = Quota.count(spec.behaviour().ties(), Quota.size(items));
        Quota.take(SeededOrder.of(notRight, spec.seed(), "tie"), ties)
                .forEach(item -> opinions.put(item, Opinion.TIED));
    }

    /** How many of each subset it is right about. */
    private Map<String, Integer> rightOf(Map<String, List<SimulatedItem>> subsets) {
        Map<String, Integer> sizes = new TreeMap<>();
        subsets.forEach((subset, items) -> sizes.put(subset, Quota.size(items)));
        if (spec.behaviour().accuracy().subsets().isEmpty()) {
            return Quota.apportion(sizes, this::accuracy);
        }
        sizes.replaceAll((subset, size) -> Quota.count(accuracy(subset), size));
        return sizes;
    }

    /** Linked items first: where their shared candidates allow no other opinion, the rest makes up for it. */
    private void chooseRight(List<SimulatedItem> items, int quota) {
        List<SimulatedItem> order = SeededOrder.of(items, spec.seed(), "opinion");
        Set<SimulatedItem> right = new HashSet<>(Quota.take(order, quota));
        for (SimulatedItem item : order) {
            Opinion wanted = right.contains(item) ? Opinion.RIGHT : Opinion.WRONG;
            opinions.put(item, wanted);
            if (ratings.isLinked(item)) {
                opinions.put(item, Opinion.of(item, ratings.of(item, wanted, ratings.preference(item, wanted))));
            }
        }
        List<SimulatedItem> linked = order.stream().filter(ratings::isLinked).toList();
        List<SimulatedItem> free = Quota.without(order, new HashSet<>(linked));
        int settled = Quota.size(linked.stream()
                .filter(item -> opinions.get(item) == Opinion.RIGHT)
                .toList());
        Set<SimulatedItem> freeRight = Quota.take(free, quota - settled);
        free.forEach(item -> opinions.put(item, freeRight.contains(item) ? Opinion.RIGHT : Opinion.WRONG));
    }

    private double accuracy(String subset) {
        return spec.behaviour().accuracy().of(subset);
    }

    private static Map<String, List<SimulatedItem>> bySubset(List<SimulatedItem> items) {
        Map<String, List<SimulatedItem>> subsets = new TreeMap<>();
        items.forEach(item -> subsets.computeIfAbsent(item.subset(), subset -> new ArrayList<>())
                .add(item));
        return subsets;
    }
}
