package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.longform.local.simulated.TallyReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares a heatmap with what the model's server itself counted, cell by cell, and so for every row, every column and
 * all together. Holds for a run that was the server's only one, on needles that all have the same number of positions.
 */
public final class HeatmapCheck extends NumberCheck {
    private final List<TallyReport.Cell> tally;

    private HeatmapCheck(List<TallyReport.Cell> tally) {
        this.tally = tally;
    }

    /** What some cells amount to. */
    private record Sum(int items, int answered, double credit) {
        static Sum of(List<TallyReport.Cell> cells) {
            return new Sum(
                    cells.stream().mapToInt(TallyReport.Cell::items).sum(),
                    cells.stream().mapToInt(TallyReport.Cell::answered).sum(),
                    cells.stream().mapToDouble(TallyReport.Cell::credit).sum());
        }

        Double accuracy() {
            return answered == 0 ? null : credit / answered;
        }
    }

    /**
     * Compares all numbers that both sides have. A cell that only one of them has differs.
     *
     * @param heatmap of an ended run, of one aspect or of all together, as aggregator-service gives it
     * @param tally of the server
     */
    public static HeatmapCheck of(JsonNode heatmap, TallyReport tally) {
        String aspect = heatmap.path("aspect").asText("");
        boolean all = !heatmap.hasNonNull("aspect");
        HeatmapCheck check = new HeatmapCheck(tally.cells().stream()
                .filter(cell -> all || cell.aspect().equals(aspect))
                .toList());
        check.cells(heatmap.path("cells"));
        for (JsonNode row : heatmap.path("marginals").path("byLength")) {
            int length = row.path("length").asInt();
            check.score(length + " tokens", row, cell -> cell.length() == length);
        }
        for (JsonNode column : heatmap.path("marginals").path("byPosition")) {
            int bin = column.path("position").asInt();
            check.score("position " + bin, column, cell -> cell.bin() == bin);
        }
        check.score("all cells", heatmap.path("overall"), cell -> true);
        return check;
    }

    private void cells(JsonNode reported) {
        Map<Integer, Map<Integer, JsonNode>> rows = new TreeMap<>();
        reported.forEach(cell -> rows.computeIfAbsent(cell.path("length").asInt(), length -> new TreeMap<>())
                .put(cell.path("position").asInt(), cell));
        tally.forEach(cell -> rows.computeIfAbsent(cell.length(), length -> new TreeMap<>())
                .putIfAbsent(cell.bin(), MissingNode.getInstance()));
        rows.forEach((length, columns) -> columns.forEach((bin, cell) -> score(
                length + " tokens, position " + bin,
                cell,
                counted -> counted.length() == length && counted.bin() == bin)));
    }

    private void score(String place, JsonNode reported, Predicate<TallyReport.Cell> belongs) {
        Sum counted = Sum.of(tally.stream().filter(belongs).toList());
        count("needles at " + place, reported.path("n").asLong(), counted.items());
        count("answered at " + place, reported.path("answered").asLong(), counted.answered());
        ratio("accuracy at " + place, reported.path("accuracy"), counted.accuracy());
    }
}
