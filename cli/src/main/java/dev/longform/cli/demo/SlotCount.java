package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in one slot, over all numbers of candidates.
 *
 * @param picked answers that picked it
 * @param shown answers for which the chosen candidate stood in it
 * @param right those of them that were right
 */
record SlotCount(long picked, long shown, long right) {
    /**
     * @param slots {@code {N: {SLOT: {shown, accuracy, picked}}}}
     */
    static Map<String, SlotCount> sum(JsonNode slots) {
        Map<String, SlotCount> sums = new TreeMap<>();
        for (JsonNode candidates : slots) {
            for (Map.Entry<String, JsonNode> slot : candidates.properties()) {
                sums.merge(slot.getKey(), of(slot.getValue()), SlotCount::plus);
            }
        }
        return sums;
    }

    private static SlotCount of(JsonNode slot) {
        long shown = slot.path("shown").asLong();
        long right = Math.round(slot.path("accuracy").asDouble() * shown);
        return new SlotCount(slot.path("picked").asLong(), shown, right);
    }

    private SlotCount plus(SlotCount other) {
        return new SlotCount(picked + other.picked, shown + other.shown, right + other.right);
    }
}
