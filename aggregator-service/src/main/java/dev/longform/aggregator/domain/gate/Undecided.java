package dev.longform.aggregator.domain.gate;

import java.util.OptionalLong;

/**
 * How an interval across a line could be decided.
 *
 * @param moreItems how many more answered items it takes; empty when this dataset does not have them
 * @param advice the same for people
 */
record Undecided(OptionalLong moreItems, String advice) {
    /**
     * @param needed how many items would decide it; empty when no number would
     * @param answered how many there are now
     * @param total how many the dataset has
     */
    static Undecided of(OptionalLong needed, long answered, long total) {
        if (needed.isEmpty()) {
            return new Undecided(OptionalLong.empty(), "the number stands on the line: no number of items decides it");
        }
        long items = Math.max(needed.getAsLong(), answered + 1);
        if (items > total) {
            return new Undecided(
                    OptionalLong.empty(),
                    "this dataset cannot decide it: it would take about " + items + " items, and it has " + total);
        }
        return new Undecided(
                OptionalLong.of(items - answered),
                "about " + (items - answered) + " more answered items would decide it");
    }
}
