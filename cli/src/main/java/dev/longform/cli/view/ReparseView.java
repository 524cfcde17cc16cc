package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** What reading the texts of a run again gave. */
public final class ReparseView {
    private ReparseView() {}

    /** How many verdicts there are, how many change, and from what to what. */
    public static String of(JsonNode r) {
        StringBuilder text = new StringBuilder("%s revision %s, read by %s: %s of %s verdicts change"
                .formatted(
                        Cell.text(r.path("run")),
                        Cell.text(r.path("from")),
                        Cell.text(r.path("template")),
                        Cell.text(r.path("changed")),
                        Cell.text(r.path("verdicts"))));
        add(text, r, "nothingToRead", "hold no text that decides and stay as they were");
        add(text, r, "cut", "have a text that was stored in part, cannot be read reliably and stay as they were");
        add(text, r, "incomplete", "were never asked to the end and stay unscored; 'runs retry' asks them again");
        if (!r.path("changes").isEmpty()) {
            Table table = new Table("WAS", "IS", ">ITEMS");
            for (JsonNode change : r.path("changes")) {
                table.row(
                        Cell.text(change.path("from")), Cell.text(change.path("to")), Cell.text(change.path("items")));
            }
            text.append("\n\n").append(table);
        }
        text.append("\n\n");
        return r.hasNonNull("revision")
                ? text.append("written as revision ")
                        .append(r.path("revision").asText())
                        .append("; it is shown once it is there for every item")
                        .toString()
                : text.append("nothing was written; --write makes it a new revision")
                        .toString();
    }

    private static void add(StringBuilder text, JsonNode report, String field, String what) {
        if (report.path(field).asLong() > 0) {
            text.append('\n').append(report.path(field).asText()).append(' ').append(what);
        }
    }
}
