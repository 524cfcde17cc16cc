package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import picocli.CommandLine.Help.Ansi;

/** Classifiers against judges in the terminal, cell by cell. */
public final class PooledHeatmapView {
    private PooledHeatmapView() {}

    /**
     * A grid for each side, and that of the differences.
     *
     * @param details whether n and intervals of every cell follow
     */
    public static String of(JsonNode pooled, boolean details, Ansi ansi) {
        StringJoiner parts = new StringJoiner("\n\n");
        parts.add(title(pooled));
        parts.add("classifiers: " + models(pooled.path("classifiers")) + "\njudges:      "
                + models(pooled.path("judges")));
        parts.add(HeatmapView.grid(HeatmapGrid.side(pooled, 0, "classifiers"), ansi));
        parts.add(HeatmapView.grid(HeatmapGrid.side(pooled, 1, "judges"), ansi));
        parts.add(HeatmapView.grid(HeatmapGrid.pooled(pooled), ansi));
        if (details) {
            parts.add(HeatmapDetails.differences(pooled, pooled));
        }
        return parts.toString();
    }

    /** The grid of the differences alone. */
    public static String differences(JsonNode pooled, Ansi ansi) {
        return title(pooled) + "\n\n" + HeatmapView.grid(HeatmapGrid.pooled(pooled), ansi);
    }

    /** Dataset, aspect and how many needles, in one line. */
    static String title(JsonNode pooled) {
        JsonNode overall = pooled.path("overall");
        return "classifiers against judges on %s@%s, %s: %s needles that both sides answered, %s documents"
                .formatted(
                        Cell.text(pooled.path("dataset")),
                        Cell.text(pooled.path("version")),
                        HeatmapView.aspect(pooled),
                        Cell.text(overall.path("n")),
                        Cell.text(overall.path("clusters")));
    }

    private static String models(JsonNode runs) {
        StringJoiner models = new StringJoiner(", ").setEmptyValue("none has a finished run");
        runs.forEach(run -> models.add(
                run.path("model").asText() + " (run " + run.path("run").asText() + ")"));
        return models.toString();
    }
}
