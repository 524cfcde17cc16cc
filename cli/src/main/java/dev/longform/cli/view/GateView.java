package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** The word of a gate, and a table of its checks. */
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
        return "%s: %s revision %s\n\n%s"
                .formatted(
                        Cell.text(decision.path("word")),
                        Cell.text(decision.path("model")),
                        Cell.text(decision.path("revision")),
                        table);
    }
}
