package dev.longform.local.simulated;

import dev.longform.local.simulated.ItemTally.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up items by the cell of the needles' grid that they stand in. */
final class GridCount {
    private static final Comparator<TallyReport.Cell> ORDER = Comparator.comparing(TallyReport.Cell::aspect)
            .thenComparingInt(TallyReport.Cell::length)
            .thenComparingInt(TallyReport.Cell::bin);

    private final Accuracy accuracy;
    private final SimulatedDataset dataset;
    private final Map<SimulatedItem, ItemTally> tallies;

    GridCount(SimulatedSpec spec, SimulatedDataset dataset, Map<SimulatedItem, ItemTally> tallies) {
        this.accuracy = spec.behaviour().accuracy();
        this.dataset = dataset;
        this.tallies = tallies;
    }

    /** The cells that hold items. */
    List<TallyReport.Cell> cells() {
        Map<Needle, List<SimulatedItem>> cells = new LinkedHashMap<>();
        for (SimulatedItem item : dataset.items()) {
            if (item.needle() != null) {
                cells.computeIfAbsent(item.needle(), needle -> new ArrayList<>())
                        .add(item);
            }
        }
        return cells.entrySet().stream()
                .map(cell -> cell(cell.getKey(), cell.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private TallyReport.Cell cell(Needle needle, List<SimulatedItem> items) {
        int answered = 0;
        int tied = 0;
        double credit = 0;
        for (SimulatedItem item : items) {
            ItemTally tally = tallies.get(item);
            Standing standing = tally == null ? Standing.INCOMPLETE : tally.standing();
            if (standing.isOutcome()) {
                answered += item.copies();
                tied += standing == Standing.TIED ? item.copies() : 0;
                credit += item.copies() * tally.credit();
            }
        }
        return new TallyReport.Cell(
                needle.aspect(),
                needle.length(),
                needle.bin(),
                needle.bins(),
                accuracy.of(items.get(0)),
                Quota.size(items),
                answered,
                tied,
                credit);
    }
}
