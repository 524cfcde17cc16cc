package dev.longform.aggregator.domain.gate;

import dev.longform.aggregator.domain.Positions;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import dev.longform.contracts.Rotations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The largest position bias over all numbers of candidates.
 *
 * @param value as it was counted
 * @param least what the Wilson intervals of the slots leave of it: 0 where they could be equal
 */
record SlotBias(double value, double least) {
    /** Empty when no number of candidates has one. */
    static Optional<SlotBias> of(Positions positions, Rotations rotations) {
        return positions.bias(rotations).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> new SlotBias(
                                value, least(positions.byCandidates().get(entry.getKey()), rotations))))
                .max(Comparator.comparingDouble(SlotBias::value));
    }

    private static double least(List<Positions.Slot> slots, Rotations rotations) {
        return Math.max(0, rotations == Rotations.NONE ? spread(slots) : distance(slots));
    }

    private static double spread(List<Positions.Slot> slots) {
        List<Interval> accuracies = slots.stream()
                .flatMap(slot -> slot.accuracy().map(a -> Wilson.interval(a, slot.shown())).stream())
                .toList();
        return accuracies.stream().mapToDouble(Interval::low).max().orElseThrow()
                - accuracies.stream().mapToDouble(Interval::high).min().orElseThrow();
    }

    private static double distance(List<Positions.Slot> slots) {
        double due = 1.0 / slots.size();
        return slots.stream()
                .flatMap(slot -> slot.pickShare().map(share -> Wilson.interval(share, slot.picks())).stream())
                .mapToDouble(share -> Math.max(share.low() - due, due - share.high()))
                .max()
                .orElseThrow();
    }
}
