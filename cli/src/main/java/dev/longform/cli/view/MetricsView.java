package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The numbers of one run. Coverage stands beside every accuracy. */
public final class MetricsView {
    private MetricsView() {}

    /** All numbers, the subsets and, for judges, the slots. */
    public static String one(JsonNode m) {
        return headline(m) + "\n" + subsets(m.path("subsets")) + slots(m);
    }

    private static String headline(JsonNode m) {
        JsonNode usage = m.path("usage");
        return """
                accuracy     %s, interval %s, coverage %s (%s of %s attempted), bounds %s
                also         macro %s %s, strict %s, pairwise %s %s, top-1 %s
                outcomes     %s
                unscored     %s
                truncation   %s truncated, unknown for %s
                position     bias %s, consistency %s
                length       longest picked where chosen %s, where rejected %s
                usage        %s calls, %s prompt + %s completion tokens (%s cached, %s calls without usage), %s repairs
                latency      p50 %s ms, p90 %s ms, p99 %s ms
                """.formatted(
                        Cell.percent(m.path("accuracy")),
                        Cell.interval(m.path("interval")),
                        Cell.percent(m.path("coverage")),
                        Cell.text(m.path("answered")),
                        Cell.text(m.path("attempted")),
                        Cell.interval(m.path("bounds")),
                        Cell.percent(m.path("macro")),
                        Cell.interval(m.path("macroInterval")),
                        Cell.percent(m.path("strict")),
                        Cell.percent(m.path("pairwise")),
                        Cell.interval(m.path("pairwiseInterval")),
                        Cell.percent(m.path("top1")),
                        Cell.counts(m.path("outcomes")),
                        Cell.counts(m.path("unscored")),
                        Cell.text(m.path("truncated")),
                        Cell.text(m.path("truncationUnknown")),
                        Cell.ratios(m.path("positionBias")),
                        Cell.percent(m.path("consistency")),
                        Cell.percent(m.path("lengthBias").path("pickedWhenChosen")),
                        Cell.percent(m.path("lengthBias").path("pickedWhenRejected")),
                        Cell.text(usage.path("calls")),
                        Cell.text(usage.path("promptTokens")),
                        Cell.text(usage.path("completionTokens")),
                        Cell.text(usage.path("cachedTokens")),
                        Cell.text(usage.path("callsWithoutUsage")),
                        Cell.text(usage.path("repairs")),
                        Cell.text(m.path("latencyMs").path("p50")),
                        Cell.text(m.path("latencyMs").path("p90")),
                        Cell.text(m.path("latencyMs").path("p99")));
    }

    private static String subsets(JsonNode subsets) {
        Table table = new Table("SUBSET", ">ACCURACY", "INTERVAL", ">ANSWERED", ">ATTEMPTED", ">TOTAL");
        for (Map.Entry<String, JsonNode> subset : subsets.properties()) {
            JsonNode s = subset.getValue();
            table.row(
                    subset.getKey(),
                    Cell.percent(s.path("accuracy")),
                    Cell.interval(s.path("interval")),
                    Cell.text(s.path("answered")),
                    Cell.text(s.path("attempted")),
                    Cell.text(s.path("total")));
        }
        return table.toString();
    }

    /** For each number of candidates and slot: how often the chosen one stood there, and what was picked. */
    public static String slots(JsonNode m) {
        JsonNode slots = m.path("slots");
        if (slots.isEmpty()) {
            return "";
        }
        Table table = new Table(">CANDIDATES", "SLOT", ">SHOWN", ">ACCURACY", ">PICKED", ">PICK SHARE");
        for (Map.Entry<String, JsonNode> n : slots.properties()) {
            for (Map.Entry<String, JsonNode> slot : n.getValue().properties()) {
                JsonNode s = slot.getValue();
                table.row(
                        n.getKey(),
                        slot.getKey(),
                        Cell.text(s.path("shown")),
                        Cell.percent(s.path("accuracy")),
                        Cell.text(s.path("picked")),
                        Cell.percent(s.path("pickShare")));
            }
        }
        return "\n\n" + table;
    }
}
