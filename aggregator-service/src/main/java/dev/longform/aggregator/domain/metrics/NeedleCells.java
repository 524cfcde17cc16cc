package dev.longform.aggregator.domain.metrics;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.grid.Column;
import dev.longform.aggregator.domain.grid.Heatmap;
import dev.longform.aggregator.domain.grid.HeatmapReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the cells of needle grids until their runs' numbers change. */
@ApplicationScoped
public class NeedleCells {
    /** Cells beyond so many have no samples. */
    private static final int CELLS = 200;

    private static final int RUNS = 1000;

    private final HeatmapReader heatmaps;
    private final Map<Key, List<Cell>> entries = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Cell>> eldest) {
            return size() > RUNS;
        }
    });

    public NeedleCells(HeatmapReader heatmaps) {
        this.heatmaps = heatmaps;
    }

    private record Key(RunKey run, long changes) {}

    /**
     * One cell.
     *
     * @param length the response's length in tokens
     * @param position the start of the bin, 0..1
     * @param accuracy empty without answered items
     */
    record Cell(int length, String position, Optional<Double> accuracy) {}

    /** The cells of a run; none when its dataset has no needles. */
    List<Cell> of(KnownRun run) {
        Key key = new Key(run.key(), run.changes());
        List<Cell> known = entries.get(key);
        if (known == null) {
            known = heatmaps.heatmap(run.event().runId(), Optional.empty())
                    .map(NeedleCells::cells)
                    .orElse(List.of());
            entries.put(key, known);
        }
        return known;
    }

    private static List<Cell> cells(Heatmap heatmap) {
        List<Cell> cells = new ArrayList<>();
        heatmap.cells().forEach((place, score) -> {
            if (cells.size() < CELLS) {
                cells.add(new Cell(place.length(), start(place.column()), score.accuracy()));
            }
        });
        return cells;
    }

    private static String start(Column column) {
        return String.valueOf((double) column.bin() / column.bins());
    }
}
