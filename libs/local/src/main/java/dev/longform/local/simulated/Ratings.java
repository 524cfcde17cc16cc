package dev.longform.local.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every candidate a rating of 0..10 that expresses its item's opinion. A candidate that several items share under
 * the same prompt gets the middle, as one call cannot be answered in two ways; the others stand above or below it.
 */
final class Ratings {
    private static final int MIDDLE = 5;
    private static final int TOP = 9;

    private final long seed;
    private final double noise;
    private final Set<Shown> shared = new HashSet<>();

    Ratings(SimulatedDataset dataset, long seed, double noise) {
        this.seed = seed;
        this.noise = noise;
        Map<Shown, SimulatedItem> owners = new HashMap<>();
        for (SimulatedItem item : dataset.items()) {
            for (String candidate : item.candidates()) {
                Shown shown = new Shown(item.prompt(), candidate.strip());
                SimulatedItem owner = owners.putIfAbsent(shown, item);
                if (owner != null && owner != item) {
                    shared.add(shown);
                }
            }
        }
    }

    private record Shown(List<String> prompt, String candidate) {}

    /** Whether the item shares a candidate with another. */
    boolean isLinked(SimulatedItem item) {
        return item.candidates().stream().anyMatch(text -> shared.contains(new Shown(item.prompt(), text.strip())));
    }

    /** The candidates in the order in which the model prefers them. */
    List<Integer> preference(SimulatedItem item, Opinion opinion) {
        List<Integer> chosen = new ArrayList<>();
        List<Integer> rejected = new ArrayList<>();
        for (int i = 0; i < item.size(); i++) {
            (item.isChosen(i) ? chosen : rejected).add(i);
        }
        sort(chosen, item);
        sort(rejected, item);
        List<Integer> first = opinion == Opinion.RIGHT ? chosen : rejected;
        List<Integer> order = new ArrayList<>(first);
        order.addAll(first == chosen ? rejected : chosen);
        return order;
    }

    /** Drawn, but candidates of this item alone come first: their ratings are free. */
    private void sort(List<Integer> candidates, SimulatedItem item) {
        candidates.sort((a, b) -> isShared(item, a) != isShared(item, b)
                ? Boolean.compare(isShared(item, a), isShared(item, b))
                : Long.compare(draw(item, a, "preference"), draw(item, b, "preference")));
    }

    /** A rating for each candidate; what shared candidates force may differ from the opinion. */
    double[] of(SimulatedItem item, Opinion opinion, List<Integer> preference) {
        double[] ratings = new double[item.size()];
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = isShared(item, i) ? MIDDLE : rating(item, i, opinion, preference);
            if (noise > 0 && !isShared(item, i) && opinion != Opinion.TIED) {
                ratings[i] = Math.round(10 * (ratings[i] + noise(item, i))) / 10.0;
            }
        }
        return ratings;
    }

    private int rating(SimulatedItem item, int candidate, Opinion opinion, List<Integer> preference) {
        int worst = preference.get(0);
        int best = preference.stream().filter(item::isChosen).findFirst().orElseThrow();
        return switch (opinion) {
            case RIGHT -> item.isChosen(candidate) ? between(7, 9, item, candidate) : between(1, 4, item, candidate);
            case WRONG -> wrong(item, candidate, worst);
            case TIED ->
                candidate == worst || candidate == best ? top(item, worst, best) : between(1, 4, item, candidate);
        };
    }

    private int top(SimulatedItem item, int one, int other) {
        return isShared(item, one) || isShared(item, other) ? MIDDLE : TOP;
    }

    private int wrong(SimulatedItem item, int candidate, int worst) {
        if (candidate == worst) {
            return TOP;
        }
        return isShared(item, worst) ? between(1, 4, item, candidate) : between(1, 7, item, candidate);
    }

    private boolean isShared(SimulatedItem item, int candidate) {
        return shared.contains(
                new Shown(item.prompt(), item.candidates().get(candidate).strip()));
    }

    private int between(int low, int high, SimulatedItem item, int candidate) {
        return low + (int) Math.floorMod(draw(item, candidate, "rating"), (long) high - low + 1);
    }

    private double noise(SimulatedItem item, int candidate) {
        return noise * (2 * SeededOrder.fraction(seed, "noise", item.id() + "/" + candidate) - 1);
    }

    private long draw(SimulatedItem item, int candidate, String purpose) {
        return SeededOrder.hash(seed, purpose, item.id() + "/" + candidate);
    }
}
