package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import picocli.CommandLine.Help.Ansi;

/** A heatmap in the terminal. Every cell has its number, so that colour only helps. */
public final class HeatmapView {
    private static final String NOTHING = ".";
    private static final int MOST_BRIGHT = 5;

    private HeatmapView() {}

    /**
     * The grid with its trend, and that of the differences when there is a comparison.
     *
     * @param details whether n and intervals of every cell follow
     */
    public static String of(JsonNode heatmap, boolean details, Ansi ansi) {
        StringJoiner parts = new StringJoiner("\n\n");
        parts.add(title(heatmap));
        parts.add(grid(HeatmapGrid.accuracy(heatmap), ansi));
        parts.add(trend(heatmap.path("trend")));
        boolean compared = heatmap.has("comparison");
        if (compared) {
            parts.add(grid(HeatmapGrid.difference(heatmap), ansi));
        }
        if (details) {
            parts.add(HeatmapDetails.scores(heatmap));
            if (compared) {
                parts.add(HeatmapDetails.differences(heatmap, heatmap.path("comparison")));
            }
        }
        return parts.toString();
    }

    /** Model, dataset, aspect and how many needles, in one line. */
    static String title(JsonNode heatmap) {
        JsonNode overall = heatmap.path("overall");
        return "%s on %s@%s, %s%s: %s needles, %s answered, %s truncated, %s documents"
                .formatted(
                        Cell.text(heatmap.path("model")),
                        Cell.text(heatmap.path("dataset")),
                        Cell.text(heatmap.path("version")),
                        aspect(heatmap),
                        heatmap.path("natural").asBoolean() ? " (natural needles)" : "",
                        Cell.text(overall.path("n")),
                        Cell.text(overall.path("answered")),
                        Cell.text(overall.path("truncated")),
                        Cell.text(overall.path("clusters")));
    }

    /** Which aspects a heatmap is about. */
    static String aspect(JsonNode heatmap) {
        return Cell.absent(heatmap.path("aspect"))
                ? "all aspects"
                : heatmap.path("aspect").asText();
    }

    /** One grid with its title and its axes. */
    static String grid(HeatmapGrid grid, Ansi ansi) {
        int width = grid.columns().stream().mapToInt(String::length).max().orElse(0) + 2;
        int first = grid.rows().stream().mapToInt(String::length).max().orElse(0) + 1;
        StringJoiner lines = new StringJoiner("\n");
        lines.add(grid.title() + "; rows: length in tokens, columns: position, '" + NOTHING + "': nothing answered");
        StringBuilder header = new StringBuilder(" ".repeat(first));
        grid.columns().forEach(column -> header.append(right(column, width)));
        lines.add(header);
        for (int row = 0; row < grid.rows().size(); row++) {
            StringBuilder line = new StringBuilder(right(grid.rows().get(row), first));
            for (GridValue value : grid.values().get(row)) {
                line.append(cell(value, grid.scale(), width, ansi));
            }
            lines.add(line);
        }
        return lines.toString();
    }

    private static String cell(GridValue value, ColourScale scale, int width, Ansi ansi) {
        String text = right(value.value().map(scale::text).orElse(NOTHING), width);
        if (value.value().isEmpty() || !ansi.enabled()) {
            return text;
        }
        int colour = scale.colour(value.value().get());
        String letters = ColourScale.dark(colour) ? "fg(5;5;5)" : "fg(0;0;0)";
        return ansi.string(
                "@|bg(%d;%d;%d),%s %s|@".formatted(cube(colour >> 16), cube(colour >> 8), cube(colour), letters, text));
    }

    /** The nearest of the six steps that a terminal's 256 colours have of each primary. */
    private static long cube(int colour) {
        return Math.round((colour & 255) * MOST_BRIGHT / 255.0);
    }

    private static String trend(JsonNode trend) {
        return "with position: " + direction(trend.path("position"), "from beginning to end") + "\nwith length:   "
                + direction(trend.path("length"), "per 1,000 tokens");
    }

    private static String direction(JsonNode d, String unit) {
        return "Spearman %s %s, slope %s %s points %s"
                .formatted(
                        correlation(d.path("spearman")),
                        interval(d.path("interval"), 1, 2),
                        points(d.path("slope")),
                        interval(d.path("slopeInterval"), 100, 1),
                        unit);
    }

    private static String correlation(JsonNode value) {
        return value.isNumber() ? Cell.signed(value.asDouble(), 2) : Cell.NONE;
    }

    private static String points(JsonNode value) {
        return value.isNumber() ? Cell.signed(value.asDouble() * 100, 1) : Cell.NONE;
    }

    private static String interval(JsonNode bounds, int unit, int decimals) {
        return bounds.size() == 2
                ? "[" + Cell.signed(bounds.get(0).asDouble() * unit, decimals) + ", "
                        + Cell.signed(bounds.get(1).asDouble() * unit, decimals) + "]"
                : "(no interval)";
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
