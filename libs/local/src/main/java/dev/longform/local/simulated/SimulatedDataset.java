package dev.longform.local.simulated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The items that a simulated server knows. Items of the same content become one: in one file they count as copies, in
 * several files as the same item.
 *
 * @param items the distinct items
 * @param skippedLines lines that hold no item
 */
public record SimulatedDataset(List<SimulatedItem> items, int skippedLines) {
    public SimulatedDataset {
        items = List.copyOf(items);
    }

    /** A dataset of these items. */
    public static SimulatedDataset of(List<SimulatedItem> items) {
        return new SimulatedDataset(List.copyOf(distinct(items).values()), 0);
    }

    /**
     * Reads JSON Lines files, plain or gzip, each line with {@code id, subset, prompt, chosen, rejected}.
     *
     * @param files the files; their items are put together
     * @throws IOException when a file cannot be read or holds no item
     */
    public static SimulatedDataset read(List<Path> files) throws IOException {
        Map<Content, SimulatedItem> all = new LinkedHashMap<>();
        int skipped = 0;
        for (Path file : files) {
            DatasetReader reader = new DatasetReader();
            List<SimulatedItem> items = reader.read(file);
            if (items.isEmpty()) {
                throw new IOException(file + " holds no item with prompt, chosen and rejected");
            }
            distinct(items).forEach((content, item) -> all.merge(content, item, SimulatedDataset::moreCopies));
            skipped += reader.skippedLines();
        }
        return new SimulatedDataset(new ArrayList<>(all.values()), skipped);
    }

    private record Content(List<String> prompt, List<String> chosen, List<String> rejected) {}

    private static Map<Content, SimulatedItem> distinct(List<SimulatedItem> items) {
        Map<Content, SimulatedItem> distinct = new LinkedHashMap<>();
        for (SimulatedItem item : items) {
            distinct.merge(
                    new Content(item.prompt(), item.chosen(), item.rejected()),
                    item,
                    (a, b) -> withCopies(a, a.copies() + b.copies()));
        }
        return distinct;
    }

    private static SimulatedItem moreCopies(SimulatedItem a, SimulatedItem b) {
        return withCopies(a, Math.max(a.copies(), b.copies()));
    }

    private static SimulatedItem withCopies(SimulatedItem item, int copies) {
        return new SimulatedItem(
                item.id(), item.subset(), item.prompt(), item.chosen(), item.rejected(), copies, item.needle());
    }
}
