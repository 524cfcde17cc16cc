package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A heatmap's cells as comma-separated values (RFC 4180). What does not exist is empty. */
public final class HeatmapCsv {
    private static final List<String> NUMBERS =
            List.of("n", "answered", "unscored", "truncated", "clusters", "accuracy");
    private static final List<String> COMPARED = List.of("n", "difference");

    private HeatmapCsv() {}

    /** A header and a line for each cell; with a comparison also what both answered and by how much they differ. */
    public static String of(JsonNode heatmap) {
        boolean compared = heatmap.has("comparison");
        List<String> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(
                List.of("run", "model", "dataset", "version", "aspect", "length", "position_low", "position_high"));
        header.addAll(NUMBERS);
        header.addAll(List.of("interval_low", "interval_high"));
        if (compared) {
            header.addAll(List.of("compared_run", "both_answered", "difference"));
        }
        lines.add(String.join(",", header));
        for (JsonNode cell : heatmap.path("cells")) {
            JsonNode position =
                    heatmap.path("positions").path(cell.path("position").asInt());
            List<JsonNode> fields = new ArrayList<>();
            Stream.of("run", "model", "dataset", "version", "aspect").forEach(name -> fields.add(heatmap.path(name)));
            fields.addAll(List.of(cell.path("length"), position.path(0), position.path(1)));
            NUMBERS.forEach(name -> fields.add(cell.path(name)));
            fields.addAll(
                    List.of(cell.path("interval").path(0), cell.path("interval").path(1)));
            if (compared) {
                JsonNode comparison = heatmap.path("comparison");
                JsonNode difference = same(comparison.path("cells"), cell);
                fields.add(comparison.path("run"));
                COMPARED.forEach(name -> fields.add(difference.path(name)));
            }
            lines.add(fields.stream().map(HeatmapCsv::field).collect(Collectors.joining(",")));
        }
        return String.join("\n", lines);
    }

    private static JsonNode same(JsonNode cells, JsonNode wanted) {
        for (JsonNode cell : cells) {
            if (cell.path("length").equals(wanted.path("length"))
                    && cell.path("position").equals(wanted.path("position"))) {
                return cell;
            }
        }
        return cells.path("none");
    }

    private static String field(JsonNode value) {
        String text = Cell.absent(value) ? "" : value.asText();
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
