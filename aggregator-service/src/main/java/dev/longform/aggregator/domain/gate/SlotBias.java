package dev.longform.aggregator.domain.gate;

import dev.longform.aggregator.domain.Positions;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import dev.longform.contracts.Rotations;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The position bias for one number of candidates.
 *
 * @param candidates how many
 * @param value as it was counted; empty when no slot was shown often enough
 * @param seen how often the slot that was seen least was: shown with the chosen response, or, where every response was in
 *     every slot, how many picks there were
 * @param least what the Wilson intervals of the slots leave of it: 0 where they could be equal, or nothing was counted
 */
record SlotBias(int candidates, OptionalDouble value, long seen, double least) {
    /** Seen less often, a slot says nothing: of 30, an accuracy is known to within 0.18. */
    static final long LEAST_SEEN = 30;

    /** For each number of candidates with any pick. */
    static List<SlotBias> of(Positions positions, Rotations rotations) {
        return positions.bias(rotations).entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), positions, rotations))
                .toList();
    }

    private static SlotBias of(int candidates, Optional<Double> value, Positions positions, Rotations rotations) {
        return value.map(bias -> new SlotBias(
                        candidates,
                        OptionalDouble.of(bias),
                        seen(positions.byCandidates().get(candidates), rotations),
                        least(positions.byCandidates().get(candidates), rotations)))
                .orElse(new SlotBias(candidates, OptionalDouble.empty(), 0, 0));
    }

    /** What it means beside a bound: it fails where even the intervals lie above, and passes on no slot seen rarely. */
    Word word(double bound) {
        if (value.isEmpty()) {
            return Word.INCONCLUSIVE;
        }
        if (least > bound) {
            return Word.FAIL;
        }
        return value.getAsDouble() <= bound && seen >= LEAST_SEEN ? Word.PASS : Word.INCONCLUSIVE;
    }

    private static long seen(List<Positions.Slot> slots, Rotations rotations) {
        return rotations == Rotations.NONE
                ? slots.stream().mapToLong(Positions.Slot::shown).min().orElseThrow()
                : slots.stream().mapToLong(Positions.Slot::picks).sum();
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
