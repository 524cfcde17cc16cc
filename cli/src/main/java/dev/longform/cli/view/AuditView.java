package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** Who did what. */
public final class AuditView {
    private AuditView() {}

    /** A page of acts, one a line. */
    public static String list(JsonNode page) {
        if (page.path("acts").isEmpty()) {
            return "nothing was done yet";
        }
        Table table = new Table("AT", "WHO", "WHAT", "KIND", "SUBJECT", "DETAIL");
        for (JsonNode act : page.path("acts")) {
            table.row(
                    Cell.time(act.path("at")),
                    Cell.text(act.path("actor")),
                    Cell.text(act.path("action")),
                    Cell.text(act.path("kind")),
                    Cell.text(act.path("subject")),
                    Cell.text(act.path("detail")));
        }
        return Cell.absent(page.path("next"))
                ? table.toString()
                : table + "\n\nmore with --before " + Cell.text(page.path("next"));
    }
}
