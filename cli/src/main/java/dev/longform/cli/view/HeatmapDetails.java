package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Every number of a heatmap's cells, rows and columns as a table. */
final class HeatmapDetails {
    private HeatmapDetails() {}

    static String scores(JsonNode heatmap) {
        Table table = new Table(
                ">LENGTH",
                "POSITION",
                ">N",
                ">ANSWERED",
                ">UNSCORED",
                ">TRUNCATED",
                ">DOCUMENTS",
                ">ACCURACY",
                "INTERVAL");
        for (JsonNode cell : all(heatmap)) {
            table.row(
                    length(cell),
                    position(heatmap, cell),
                    Cell.text(cell.path("n")),
                    Cell.text(cell.path("answered")),
                    Cell.text(cell.path("unscored")),
                    Cell.text(cell.path("truncated")),
                    Cell.text(cell.path("clusters")),
                    Cell.percent(cell.path("accuracy")),
                    Cell.interval(cell.path("interval")));
        }
        return table.toString();
    }

    /**
     * @param heatmap what the columns are
     * @param comparison the numbers
     */
    static String differences(JsonNode heatmap, JsonNode comparison) {
        Table table = new Table(
                ">LENGTH", "POSITION", ">BOTH ANSWERED", ">DOCUMENTS", ">FIRST", ">SECOND", ">DIFFERENCE", "INTERVAL");
        for (JsonNode cell : all(comparison)) {
            table.row(
                    length(cell),
                    position(heatmap, cell),
                    Cell.text(cell.path("n")),
                    Cell.text(cell.path("clusters")),
                    Cell.percent(cell.path("accuracies").path(0)),
                    Cell.percent(cell.path("accuracies").path(1)),
                    Cell.percent(cell.path("difference")),
                    Cell.interval(cell.path("interval")));
        }
        return table.toString();
    }

    private static List<JsonNode> all(JsonNode numbers) {
        List<JsonNode> all = new ArrayList<>();
        numbers.path("cells").forEach(all::add);
        numbers.path("marginals").path("byLength").forEach(all::add);
        numbers.path("marginals").path("byPosition").forEach(all::add);
        all.add(numbers.path("overall"));
        return all;
    }

    private static String length(JsonNode cell) {
        return cell.has("length") ? Cell.text(cell.path("length")) : HeatmapGrid.ALL;
    }

    private static String position(JsonNode heatmap, JsonNode cell) {
        return cell.has("position")
                ? HeatmapGrid.name(
                        heatmap.path("positions").path(cell.path("position").asInt()))
                : HeatmapGrid.ALL;
    }
}
