package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.view.Table;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.TallyReport;
import java.util.List;

/**
 * What came of the same hidden scores in every wire format.
 *
 * @param rows one for each dialect
 */
public record DialectsReport(List<Row> rows) {
    public DialectsReport {
        rows = List.copyOf(rows);
    }

    /**
     * One dialect.
     *
     * @param dialect the adapter's name
     * @param kind {@code classifier} or {@code generative}
     * @param items of the run
     * @param answered those with an answer
     * @param correct those that were all right
     * @param tied those with a tie
     * @param wrong those that were wrong
     * @param differing verdicts that are not those of the first dialect of this kind
     * @param asCounted whether the server counted as many of each
     */
    public record Row(
            String dialect,
            String kind,
            long items,
            long answered,
            long correct,
            long tied,
            long wrong,
            int differing,
            boolean asCounted) {
        static Row of(Dialect dialect, JsonNode metrics, int differing, TallyReport.Numbers counted) {
            long answered = metrics.path("answered").asLong();
            long correct = metrics.at("/outcomes/CORRECT").asLong();
            long tied = metrics.at("/outcomes/TIED").asLong();
            long wrong = metrics.at("/outcomes/WRONG").asLong();
            return new Row(
                    dialect.adapter(),
                    dialect.kind(),
                    metrics.path("total").asLong(),
                    answered,
                    correct,
                    tied,
                    wrong,
                    differing,
                    answered == counted.answered()
                            && correct == counted.right()
                            && tied == counted.tied()
                            && wrong == counted.wrong());
        }

        boolean identical() {
            return differing == 0 && asCounted && answered == items;
        }
    }

    /** Whether every verdict of every dialect is answered, the same, and as its server counted. */
    public boolean identical() {
        return rows.stream().allMatch(Row::identical);
    }

    /** As {@code [{dialect, kind, items, answered, correct, tied, wrong, differing, asCounted}]}. */
    public JsonNode json() {
        return Json.MAPPER.valueToTree(rows);
    }

    /** For people. */
    public String table() {
        Table table = new Table(
                "DIALECT", "KIND", ">ITEMS", ">ANSWERED", ">CORRECT", ">TIED", ">WRONG", ">DIFFERING", "AS COUNTED");
        rows.forEach(row -> table.row(
                row.dialect(),
                row.kind(),
                String.valueOf(row.items()),
                String.valueOf(row.answered()),
                String.valueOf(row.correct()),
                String.valueOf(row.tied()),
                String.valueOf(row.wrong()),
                String.valueOf(row.differing()),
                row.asCounted() ? "yes" : "no"));
        return table.toString();
    }
}
