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
                    SeededOrder.fraction(spec.seed(), "chance", item.id()) < accuracy(item)
                            ? Opinion.RIGHT
                            : Opinion.WRONG));
        } else {
            Map<String, List<SimulatedItem>> groups = byGroup(items);
            rightOf(groups).forEach((group, quota) -> chooseRight(groups.get(group), quota));
        }
        List<SimulatedItem> notRight = new ArrayList<>(items);
        notRight.removeIf(item -> opinions.get(item) == Opinion.RIGHT);
        int ties = Quota.count(spec.behaviour().ties(), Quota.size(items));
        Quota.take(SeededOrder.of(notRight, spec.seed(), "tie"), ties)
                .forEach(item -> opinions.put(item, Opinion.TIED));
    }

    /** How many of each group it is right about. */
    private Map<String, Integer> rightOf(Map<String, List<SimulatedItem>> groups) {
        Map<String, Integer> sizes = new TreeMap<>();
        Map<String, Double> shares = new TreeMap<>();
        groups.forEach((group, items) -> {
            sizes.put(group, Quota.size(items));
            shares.put(group, accuracy(items.get(0)));
        });
        Accuracy accuracy = spec.behaviour().accuracy();
        if (accuracy.subsets().isEmpty() && accuracy.byNeedle() == null) {
            return Quota.apportion(sizes, shares::get);
        }
        sizes.replaceAll((group, size) -> Quota.count(shares.get(group), size));
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

    private double accuracy(SimulatedItem item) {
        return spec.behaviour().accuracy().of(item);
    }

    /** Items of the same accuracy: those of a subset, or those of a cell of the needles' grid. */
    private Map<String, List<SimulatedItem>> byGroup(List<SimulatedItem> items) {
        boolean byNeedle = spec.behaviour().accuracy().byNeedle() != null;
        Map<String, List<SimulatedItem>> groups = new TreeMap<>();
        for (SimulatedItem item : items) {
            String group = byNeedle && item.needle() != null ? item.needle().toString() : item.subset();
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(item);
        }
        return groups;
    }
}
