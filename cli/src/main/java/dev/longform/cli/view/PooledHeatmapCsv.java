package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Classifiers against judges as comma-separated values (RFC 4180), with the same places and the same last column as
 * {@link HeatmapCsv}. Runs of one side stand in one field with blanks between them.
 */
public final class PooledHeatmapCsv {
    private static final String HEADER = "classifiers,judges,dataset,version,aspect,length,position_low,position_high,"
            + "n,pairs,clusters,accuracy_classifiers,accuracy_judges,difference,interval_low,interval_high,part";

    private PooledHeatmapCsv() {}

    /** A header and a line for each cell, then for each marginal. */
    public static String of(JsonNode pooled) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        pooled.path("cells").forEach(cell -> lines.add(line(pooled, "cell", cell)));
        pooled.at("/marginals/byLength").forEach(row -> lines.add(line(pooled, "length", row)));
        pooled.at("/marginals/byPosition").forEach(column -> lines.add(line(pooled, "position", column)));
        lines.add(line(pooled, "overall", pooled.path("overall")));
        return String.join("\n", lines);
    }

    private static String line(JsonNode pooled, String part, JsonNode numbers) {
        List<JsonNode> fields = new ArrayList<>(List.of(runs(pooled.path("classifiers")), runs(pooled.path("judges"))));
        Stream.of("dataset", "version", "aspect").forEach(name -> fields.add(pooled.path(name)));
        fields.add(numbers.path("length"));
        fields.addAll(Csv.column(pooled, numbers));
        Stream.of("n", "pairs", "clusters").forEach(name -> fields.add(numbers.path(name)));
        fields.add(numbers.path("accuracies").path(0));
        fields.add(numbers.path("accuracies").path(1));
        fields.add(numbers.path("difference"));
        fields.add(numbers.path("interval").path(0));
        fields.add(numbers.path("interval").path(1));
        fields.add(TextNode.valueOf(part));
        return Csv.line(fields);
    }

    private static JsonNode runs(JsonNode side) {
        return TextNode.valueOf(StreamSupport.stream(side.spliterator(), false)
                .map(run -> run.path("run").asText())
                .collect(Collectors.joining(" ")));
    }
}
