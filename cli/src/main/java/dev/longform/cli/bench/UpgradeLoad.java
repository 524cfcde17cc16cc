package dev.longform.cli.bench;

import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedItem;
import java.nio.file.Path;
import java.util.List;

/**
 * What runs work on while processes are replaced, and how slow the servers of those that last must be.
 *
 * @param quick of short runs: the given items
 * @param lasting of the others: the given items, and copies of them when these are few
 * @param seconds how long the runs that last take, unless they are hurried
 */
record UpgradeLoad(Items quick, Items lasting, int seconds) {
    /** Calls that a server serves at a time: enough for two workers, and for both of them to have some all the time. */
    static final int SLOTS = 4;

    private static final int ITEMS_PER_SECOND = 2;

    /**
     * Items to evaluate.
     *
     * @param files where they are
     * @param known what simulated servers know of them
     */
    record Items(List<Path> files, SimulatedDataset known) {
        static Items of(List<Path> files) {
            return new Items(files, Laboratory.read(files));
        }

        int count() {
            return known.items().size();
        }
    }

    /**
     * Of so many items that a call takes two seconds at most.
     *
     * @param files the given items
     * @param copies a file for copies of them
     */
    static UpgradeLoad of(List<Path> files, int seconds, Path copies) {
        Items given = Items.of(files);
        int needed = seconds * ITEMS_PER_SECOND;
        Items lasting = given.count() >= needed ? given : Items.of(List.of(BenchItems.expand(files, needed, copies)));
        return new UpgradeLoad(given, lasting, seconds);
    }

    /** Of a classifier that is asked about one candidate at a time, in ms. */
    int classifierLatency() {
        return latency(lasting.known().items().stream()
                .mapToInt(UpgradeLoad::candidates)
                .sum());
    }

    /** Of a judge that sees all candidates of an item at once, in ms. */
    int judgeLatency() {
        return latency(lasting.count());
    }

    private int latency(int calls) {
        return Math.max(1, seconds * 1000 * SLOTS / calls);
    }

    private static int candidates(SimulatedItem item) {
        return item.chosen().size() + item.rejected().size();
    }
}
