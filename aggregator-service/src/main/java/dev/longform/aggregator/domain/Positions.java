package dev.longform.aggregator.domain;

import dev.longform.contracts.Item;
import dev.longform.contracts.Rotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where a judge looks: picks by slot, for each number of candidates N.
 *
 * @param byCandidates for each N with any pick, its slots in order
 */
public record Positions(SortedMap<Integer, List<Slot>> byCandidates) {
    /**
     * One slot.
     *
     * @param shown picks on items with exactly one chosen candidate, shown in this slot
     * @param right those of them that were right
     * @param picked picks of this slot, on all items
     * @param picks picks of any slot
     */
    public record Slot(long shown, long right, long picked, long picks) {
        /** How often the judge is right when the chosen candidate stands here. */
        public Optional<Double> accuracy() {
            return Ratio.of(right, shown);
        }

        /** How often the judge picks what stands here. */
        public Optional<Double> pickShare() {
            return Ratio.of(picked, picks);
        }
    }

    /** The slots of a run. */
    public static Positions of(Counts counts) {
        SortedMap<Integer, List<Slot>> byCandidates = new TreeMap<>();
        for (int n = 2; n <= Item.MAX_CANDIDATES; n++) {
            List<Slot> slots = slots(counts, n);
            if (slots.get(0).picks() > 0) {
                byCandidates.put(n, slots);
            }
        }
        return new Positions(byCandidates);
    }

    /**
     * The bias for each N. Without rotations: the largest less the smallest accuracy by slot of the chosen candidate;
     * empty until it was shown in every slot. With rotations every candidate stands everywhere, and it is the largest
     * distance of a slot's pick share from 1/N.
     */
    public SortedMap<Integer, Optional<Double>> bias(Rotations rotations) {
        SortedMap<Integer, Optional<Double>> bias = new TreeMap<>();
        byCandidates.forEach((n, slots) -> bias.put(n, rotations == Rotations.NONE ? spread(slots) : distance(slots)));
        return bias;
    }

    private static Optional<Double> spread(List<Slot> slots) {
        List<Double> accuracies = slots.stream()
                .flatMap(slot -> slot.accuracy().stream())
                .sorted()
                .toList();
        return accuracies.size() < slots.size()
                ? Optional.empty()
                : Optional.of(accuracies.get(accuracies.size() - 1) - accuracies.get(0));
    }

    private static Optional<Double> distance(List<Slot> slots) {
        return slots.stream()
                .flatMap(slot -> slot.pickShare().stream())
                .map(share -> Math.abs(share - 1.0 / slots.size()))
                .max(Double::compare);
    }

    private static List<Slot> slots(Counts counts, int candidates) {
        long picks = IntStream.range(0, candidates)
                .mapToLong(slot -> counts.get(CounterName.picked(candidates, slot)))
                .sum();
        List<Slot> slots = new ArrayList<>();
        for (int slot = 0; slot < candidates; slot++) {
            slots.add(new Slot(
                    counts.get(CounterName.shown(candidates, slot)),
                    counts.get(CounterName.right(candidates, slot)),
                    counts.get(CounterName.picked(candidates, slot)),
                    picks));
        }
        return slots;
    }
}
