package dev.longform.aggregator.domain.grid;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Adds up the running counters of a grid, and the documents behind them. */
final class Scores {
    private final Map<Place, Map<CellCount, Long>> counters = new HashMap<>();
    private final Collection<Needle> needles;

    /**
     * @param counters the running counters
     * @param needles the same verdicts one by one
     */
    Scores(Map<CellKey, Long> counters, Collection<Needle> needles) {
        counters.forEach((key, value) -> this.counters
                .computeIfAbsent(key.place(), place -> new HashMap<>())
                .merge(key.count(), value, Math::addExact));
        this.needles = needles;
    }

    /** The score of the cells that the predicate takes. */
    Score of(Predicate<Place> wanted) {
        List<Map<CellCount, Long>> cells = counters.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Score(
                sum(cells, CellCount.ITEMS),
                sum(cells, CellCount.ANSWERED),
                sum(cells, CellCount.CREDIT),
                sum(cells, CellCount.TRUNCATED),
                needles.stream()
                        .filter(needle -> needle.answered() && wanted.test(needle.place()))
                        .map(Needle::source)
                        .distinct()
                        .count());
    }

    private static long sum(List<Map<CellCount, Long>> cells, CellCount count) {
        return cells.stream().mapToLong(cell -> cell.getOrDefault(count, 0L)).sum();
    }
}
