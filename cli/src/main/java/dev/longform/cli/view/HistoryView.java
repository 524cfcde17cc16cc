package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** A model over revisions and time. */
public final class HistoryView {
    private HistoryView() {}

    /** Its runs, oldest first, and how much repeated ones differ. */
    public static String of(JsonNode history) {
        Table table = new Table(
                "RUN",
                "ASKED AT",
                "REVISION",
                ">VERSION",
                "PROTOCOL",
                "STATE",
                ">ACCURACY",
                "INTERVAL",
                ">COVERAGE",
                ">ANSWERED",
                "DELETED");
        for (JsonNode run : history.path("runs")) {
            table.row(
                    Cell.text(run.path("run")),
                    Cell.time(run.path("createdAt")),
                    Cell.text(run.path("revision")),
                    Cell.text(run.path("version")),
                    Cell.text(run.path("protocol")),
                    Cell.text(run.path("state")),
                    Cell.percent(run.path("accuracy")),
                    Cell.interval(run.path("interval")),
                    Cell.percent(run.path("coverage")),
                    Cell.text(run.path("answered")) + "/" + Cell.text(run.path("total")),
                    Cell.time(run.path("deletedAt")));
        }
        return table + "\n\n" + noise(history.path("noise"));
    }

    private static String noise(JsonNode noise) {
        Table table = new Table(
                "REPEATS OF",
                ">VERSION",
                "PROTOCOL",
                ">SEED",
                ">RUNS",
                ">ACCURACY",
                ">DEVIATION",
                ">COMPARED",
                ">DIFFERING",
                ">DISAGREEMENT");
        boolean repeated = false;
        for (JsonNode asked : noise) {
            if (asked.path("runs").asInt() > 1 || asked.path("compared").asInt() > 1) {
                repeated = true;
                table.row(
                        "revision " + Cell.text(asked.path("revision")),
                        Cell.text(asked.path("version")),
                        Cell.text(asked.path("protocol")),
                        Cell.text(asked.path("seed")),
                        Cell.text(asked.path("runs")),
                        Cell.percent(asked.path("accuracy")),
                        Cell.percent(asked.path("deviation")),
                        Cell.text(asked.path("compared")),
                        differing(asked),
                        Cell.percent(asked.path("disagreement")));
            }
        }
        return repeated
                ? table.toString()
                : "no run was repeated: how much the endpoint differs from itself is not known";
    }

    private static String differing(JsonNode asked) {
        return Cell.absent(asked.path("items"))
                ? Cell.NONE
                : Cell.text(asked.path("differing")) + "/" + Cell.text(asked.path("items")) + " items";
    }
}
