package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.benchmark.Interval;
import dev.longform.cli.client.Json;
import dev.longform.cli.view.Table;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of the reported intervals cover the hidden accuracy, beside what was to be expected.
 *
 * @param accuracy the probability with which each item was answered rightly
 * @param seeds how many models there were
 * @param overall the intervals over all items
 * @param subsets those of each subset
 */
public record CoverageReport(double accuracy, int seeds, Count overall, Map<String, Count> subsets) {
    public CoverageReport {
        subsets = new TreeMap<>(subsets);
    }

    /**
     * Intervals over the same items.
     *
     * @param items in each
     * @param intervals how many
     * @param covered how many of them cover the accuracy
     */
    public record Count(int items, int intervals, int covered) {
        Count and(boolean covers) {
            return new Count(items, intervals + 1, covered + (covers ? 1 : 0));
        }
    }

    /** As {@code {accuracy, seeds, rows: [{name, items, intervals, covered, share, expected, likely}], together}}. */
    public JsonNode json() {
        ObjectNode json =
                Json.MAPPER.createObjectNode().put("accuracy", accuracy).put("seeds", seeds);
        ArrayNode rows = json.putArray("rows");
        rows.add(row("all items", overall));
        subsets.forEach((name, count) -> rows.add(row(name, count)));
        ObjectNode together = json.putObject("together").put("intervals", intervals());
        together.put("covered", covered()).put("share", (double) covered() / intervals());
        together.put("expected", expected() / intervals());
        return json;
    }

    /** For people. */
    public String table() {
        Table table = new Table("INTERVALS OF", ">ITEMS", ">INTERVALS", ">COVERED", ">SHARE", ">EXPECTED", "LIKELY");
        for (JsonNode row : json().path("rows")) {
            table.row(
                    row.path("name").asText(),
                    row.path("items").asText(),
                    row.path("intervals").asText(),
                    row.path("covered").asText(),
                    percent(row.path("share").asDouble()),
                    percent(row.path("expected").asDouble()),
                    row.at("/likely/0").asText() + " to " + row.at("/likely/1").asText());
        }
        table.row(
                "together",
                "",
                String.valueOf(intervals()),
                String.valueOf(covered()),
                percent((double) covered() / intervals()),
                percent(expected() / intervals()),
                "");
        return table + "\nEXPECTED is exact for so many items and an accuracy of " + accuracy
                + "; LIKELY is how many cover in 95% of such benches."
                + "\nThe intervals over all items rest on the same answers as those of the subsets.";
    }

    private JsonNode row(String name, Count count) {
        double expected = Coverage.expected(count.items(), accuracy);
        Interval likely = Coverage.likely(count.intervals(), expected);
        ObjectNode row = Json.MAPPER.createObjectNode().put("name", name).put("items", count.items());
        row.put("intervals", count.intervals()).put("covered", count.covered());
        row.put("share", (double) count.covered() / count.intervals()).put("expected", expected);
        row.putArray("likely").add((int) likely.low()).add((int) likely.high());
        return row;
    }

    private int intervals() {
        return overall.intervals()
                + subsets.values().stream().mapToInt(Count::intervals).sum();
    }

    private int covered() {
        return overall.covered()
                + subsets.values().stream().mapToInt(Count::covered).sum();
    }

    /** How many intervals cover on average. */
    private double expected() {
        return expected(overall)
                + subsets.values().stream().mapToDouble(this::expected).sum();
    }

    private double expected(Count count) {
        return count.intervals() * Coverage.expected(count.items(), accuracy);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
