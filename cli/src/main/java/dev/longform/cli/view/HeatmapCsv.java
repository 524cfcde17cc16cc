package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A heatmap's numbers as comma-separated values (RFC 4180). What does not exist is empty. The last column says what a
 * line is: a {@code cell}, all cells of a {@code length} or of a {@code position}, or {@code overall}.
 */
public final class HeatmapCsv {
    private static final List<String> NUMBERS =
            List.of("n", "answered", "unscored", "truncated", "clusters", "accuracy");
    private static final List<String> COMPARED = List.of("n", "difference");

    private HeatmapCsv() {}

    /**
     * A header and a line for each cell, then for each marginal; with a comparison also what both answered and by how
     * much they differ.
     */
    public static String of(JsonNode heatmap) {
        List<String> lines = new ArrayList<>();
        lines.add(header(heatmap.has("comparison")));
        add(lines, heatmap, "cell", "/cells");
        add(lines, heatmap, "length", "/marginals/byLength");
        add(lines, heatmap, "position", "/marginals/byPosition");
        lines.add(line(
                heatmap,
                "overall",
                heatmap.path("overall"),
                heatmap.path("comparison").path("overall")));
        return String.join("\n", lines);
    }

    private static String header(boolean compared) {
        List<String> header = new ArrayList<>(
                List.of("run", "model", "dataset", "version", "aspect", "length", "position_low", "position_high"));
        header.addAll(NUMBERS);
        header.addAll(List.of("interval_low", "interval_high"));
        if (compared) {
            header.addAll(List.of("compared_run", "both_answered", "difference"));
        }
        header.add("part");
        return String.join(",", header);
    }

    private static void add(List<String> lines, JsonNode heatmap, String part, String where) {
        JsonNode differences = heatmap.path("comparison").at(where);
        for (JsonNode numbers : heatmap.at(where)) {
            lines.add(line(heatmap, part, numbers, Csv.same(differences, numbers)));
        }
    }

    private static String line(JsonNode heatmap, String part, JsonNode numbers, JsonNode difference) {
        List<JsonNode> fields = new ArrayList<>();
        Stream.of("run", "model", "dataset", "version", "aspect").forEach(name -> fields.add(heatmap.path(name)));
        fields.add(numbers.path("length"));
        fields.addAll(Csv.column(heatmap, numbers));
        NUMBERS.forEach(name -> fields.add(numbers.path(name)));
        fields.addAll(List.of(
                numbers.path("interval").path(0), numbers.path("interval").path(1)));
        if (heatmap.has("comparison")) {
            fields.add(heatmap.path("comparison").path("run"));
            COMPARED.forEach(name -> fields.add(difference.path(name)));
        }
        fields.add(TextNode.valueOf(part));
        return Csv.line(fields);
    }
}
