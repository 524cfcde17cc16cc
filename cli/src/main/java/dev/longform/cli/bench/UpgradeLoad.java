package dev.longform.cli.bench;

import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedItem;
import java.nio.file.Path;
import java.util.List;

/**
 * What runs work on while processes are replaced, and how slow their servers must be for it to last.
 *
 * @param files the items
 * @param items what simulated servers know of them
 * @param seconds how long a run is to take
 */
record UpgradeLoad(List<Path> files, SimulatedDataset items, int seconds) {
    /** Calls that a server serves at a time: enough for two workers, and for both of them to have some all the time. */
    static final int SLOTS = 4;

    private static final int ITEMS_PER_SECOND = 2;

    /**
     * The items of the files; copies of them as well when there are so few that single calls would take seconds.
     *
     * @param target a file for the copies
     */
    static UpgradeLoad of(List<Path> files, int seconds, Path target) {
        SimulatedDataset items = Laboratory.read(files);
        int needed = seconds * ITEMS_PER_SECOND;
        if (items.items().size() >= needed) {
            return new UpgradeLoad(files, items, seconds);
        }
        List<Path> copies = List.of(BenchItems.expand(files, needed, target));
        return new UpgradeLoad(copies, Laboratory.read(copies), seconds);
    }

    /** Of a classifier that is asked about one candidate at a time, in ms. */
    int classifierLatency() {
        return latency(items.items().stream().mapToInt(UpgradeLoad::candidates).sum());
    }

    /** Of a judge that sees all candidates of an item at once, in ms. */
    int judgeLatency() {
        return latency(items.items().size());
    }

    private int latency(int calls) {
        return Math.max(1, seconds * 1000 * SLOTS / calls);
    }

    private static int candidates(SimulatedItem item) {
        return item.chosen().size() + item.rejected().size();
    }
}
