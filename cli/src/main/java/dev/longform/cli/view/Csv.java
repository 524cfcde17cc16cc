package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values (RFC 4180) about cells, rows and columns. What does not exist is empty. */
final class Csv {
    private Csv() {}

    /** One line. */
    static String line(List<JsonNode> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(","));
    }

    /** From where to where the column of these numbers reaches; empty for what has no column. */
    static List<JsonNode> column(JsonNode heatmap, JsonNode numbers) {
        JsonNode position =
                heatmap.path("positions").path(numbers.path("position").asInt(-1));
        return List.of(position.path(0), position.path(1));
    }

    /** The numbers of the same cell, row or column among others. */
    static JsonNode same(JsonNode all, JsonNode wanted) {
        for (JsonNode one : all) {
            if (one.path("length").equals(wanted.path("length"))
                    && one.path("position").equals(wanted.path("position"))) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    private static String field(JsonNode value) {
        String text = Cell.absent(value) ? "" : value.asText();
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
