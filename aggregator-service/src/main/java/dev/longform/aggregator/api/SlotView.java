package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.Positions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One slot in which a judge sees candidates.
 *
 * @param shown answers on items with exactly one chosen candidate that stood in this slot
 * @param accuracy share of those that picked a chosen candidate
 * @param picked answers that picked this slot, on all items
 * @param pickShare share of all answers that did
 */
public record SlotView(long shown, Optional<Double> accuracy, long picked, Optional<Double> pickShare) {
    /** By number of candidates, then by the slot's letter. */
    static Map<Integer, Map<String, SlotView>> of(Positions positions) {
        Map<Integer, Map<String, SlotView>> slots = new LinkedHashMap<>();
        positions.byCandidates().forEach((candidates, bySlot) -> slots.put(candidates, lettered(bySlot)));
        return slots;
    }

    private static Map<String, SlotView> lettered(List<Positions.Slot> slots) {
        Map<String, SlotView> lettered = new LinkedHashMap<>();
        for (Positions.Slot slot : slots) {
            String letter = String.valueOf((char) ('A' + lettered.size()));
            lettered.put(letter, new SlotView(slot.shown(), slot.accuracy(), slot.picked(), slot.pickShare()));
        }
        return lettered;
    }
}
