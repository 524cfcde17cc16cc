package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The word of a gate, the runs it looked at, and a table of its checks. */
public final class GateView {
    private GateView() {}

    /** The word first. */
    public static String of(JsonNode decision) {
        Table table = new Table("DATASET", "SUBSET", "CHECK", "WORD", ">VALUE", "INTERVAL", ">BOUND", "WHY");
        for (JsonNode check : decision.path("checks")) {
            table.row(
                    Cell.text(check.path("dataset")),
                    Cell.text(check.path("subset")),
                    Cell.text(check.path("check")),
                    Cell.text(check.path("word")),
                    Cell.percent(check.path("value")),
                    Cell.interval(check.path("interval")),
                    Cell.percent(check.path("bound")),
                    Cell.text(check.path("reason")));
        }
        return "%s: %s revision %s\n%s\n%s"
                .formatted(
                        Cell.text(decision.path("word")),
                        Cell.text(decision.path("model")),
                        Cell.text(decision.path("revision")),
                        runs(decision.path("checks")),
                        table);
    }

    private static String runs(JsonNode checks) {
        Set<String> lines = new LinkedHashSet<>();
        for (JsonNode check : checks) {
            lines.add("%s: run %s%n".formatted(Cell.text(check.path("dataset")), Cell.text(check.path("run"))));
        }
        for (JsonNode check : checks) {
            if (!Cell.absent(check.path("incumbent"))) {
                lines.add("%s: margin against run %s%n"
                        .formatted(Cell.text(check.path("dataset")), Cell.text(check.path("incumbent"))));
            }
        }
        return String.join("", lines);
    }
}
