package dev.longform.dataset.domain.needles;

import dev.longform.benchmark.Seeded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes pairs for every cell: exactly as many as wanted where there are so many, from as many different sources as
 * possible. No source gives a second pair before all others gave their first; among equals that one gives which has
 * given least to the row so far, then the one that the seed draws.
 */
final class CellSelection {
    private final PlanSpec spec;

    CellSelection(PlanSpec spec) {
        this.spec = spec;
    }

    /** What each cell of the plan takes; cells without any pair are there, and empty. */
    SortedMap<Cell, List<MadePair>> select(Yield yield) {
        SortedMap<Cell, List<MadePair>> selected = new TreeMap<>();
        for (int length : spec.lengths()) {
            Map<String, Integer> given = new HashMap<>();
            for (String aspect : spec.aspects()) {
                for (int bin = 0; bin < spec.positions(); bin++) {
                    Cell cell = new Cell(aspect, length, bin);
                    List<MadePair> taken = take(cell, yield.bySource(cell), given);
                    taken.forEach(pair -> given.merge(pair.sourceId(), 1, Integer::sum));
                    selected.put(cell, taken);
                }
            }
        }
        return selected;
    }

    private List<MadePair> take(Cell cell, Map<String, List<MadePair>> bySource, Map<String, Integer> given) {
        Map<String, String> drawn = new HashMap<>();
        bySource.keySet().forEach(source -> drawn.put(source, drawn(cell, source)));
        List<String> order = bySource.keySet().stream()
                .sorted(Comparator.comparingInt((String source) -> given.getOrDefault(source, 0))
                        .thenComparing(drawn::get)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int deepest = bySource.values().stream().mapToInt(List::size).max().orElse(0);
        List<MadePair> taken = new ArrayList<>();
        for (int rank = 0; rank < deepest; rank++) {
            for (String source : order) {
                List<MadePair> pairs = bySource.get(source);
                if (rank < pairs.size() && taken.size() < spec.perCell()) {
                    taken.add(pairs.get(rank));
                }
            }
        }
        return taken;
    }

    private String drawn(Cell cell, String source) {
        return Seeded.hex(32, "cell", spec.seed(), cell.aspect(), cell.length(), cell.bin(), source);
    }
}
