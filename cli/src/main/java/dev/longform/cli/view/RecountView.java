package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** What a recount found. */
public final class RecountView {
    private RecountView() {}

    /** Equal, or a table of the differences. */
    public static String of(JsonNode recount) {
        String what = "%s: %s verdicts, %s deliveries"
                .formatted(
                        Cell.text(recount.path("run")),
                        Cell.text(recount.path("verdicts")),
                        Cell.text(recount.path("deliveries")));
        if (recount.path("equal").asBoolean()) {
            return what + ": every running number equals the recount";
        }
        Table table = new Table("SUBSET", "NUMBER", ">RUNNING", ">RECOUNTED");
        for (JsonNode d : recount.path("differences")) {
            table.row(
                    Cell.text(d.path("subset")),
                    Cell.text(d.path("number")),
                    Cell.text(d.path("running")),
                    Cell.text(d.path("recounted")));
        }
        return what + ": NOT equal\n\n" + table;
    }
}
