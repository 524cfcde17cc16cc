package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** Runs: the coordinator's list, and one run with its numbers. */
public final class RunView {
    private RunView() {}

    /** Runs, one a line. */
    public static String list(JsonNode runs) {
        if (runs.isEmpty()) {
            return "no runs; start some with 'longform runs start --dataset NAME --model NAME'";
        }
        Table table = new Table(
                "RUN", "STATE", "DATASET", "MODEL", "PROTOCOL", ">SEED", ">ANSWERED", ">UNSCORED", ">TOTAL", "CREATED");
        for (JsonNode r : runs) {
            table.row(
                    Cell.text(r.path("run")),
                    Cell.text(r.path("state")),
                    Cell.text(r.path("dataset")) + "@" + Cell.text(r.path("version")),
                    Cell.text(r.path("model")) + "@" + Cell.text(r.path("revision")),
                    protocol(r),
                    Cell.text(r.path("seed")),
                    Cell.text(r.path("answered")),
                    Cell.text(r.path("unscored")),
                    Cell.text(r.path("total")),
                    Cell.time(r.path("createdAt")));
        }
        return table.toString();
    }

    /** One line about a run after a command changed it. */
    public static String line(JsonNode r) {
        return "%s  %s  %s on %s: %s answered, %s unscored, %s pending of %s"
                .formatted(
                        Cell.text(r.path("run")),
                        Cell.text(r.path("state")),
                        Cell.text(r.path("model")),
                        Cell.text(r.path("dataset")),
                        Cell.text(r.path("answered")),
                        Cell.text(r.path("unscored")),
                        Cell.text(r.path("pending")),
                        Cell.text(r.path("total")));
    }

    /**
     * One run as the coordinator and the aggregator see it.
     *
     * @param r the coordinator's view, with the aggregator's as {@code metrics}
     */
    public static String one(JsonNode r) {
        String coordinator = """
                run          %s
                state        %s%s
                dataset      %s@%s
                model        %s@%s (%s)
                protocol     %s, template %s, seed %s, priority %s
                items        %s in all: %s pending, %s outstanding, %s answered, %s unscored (%s to be retried)
                used         %s
                time         from %s to %s%s
                """.formatted(
                        Cell.text(r.path("run")),
                        Cell.text(r.path("state")),
                        note(r.path("note")),
                        Cell.text(r.path("dataset")),
                        Cell.text(r.path("version")),
                        Cell.text(r.path("model")),
                        Cell.text(r.path("revision")),
                        Cell.text(r.path("kind")),
                        protocol(r),
                        Cell.text(r.path("template")),
                        Cell.text(r.path("seed")),
                        Cell.text(r.path("priority")),
                        Cell.text(r.path("total")),
                        Cell.text(r.path("pending")),
                        Cell.text(r.path("outstanding")),
                        Cell.text(r.path("answered")),
                        Cell.text(r.path("unscored")),
                        Cell.text(r.path("retrying")),
                        used(r.path("spent"), r.path("budget")),
                        Cell.time(r.path("createdAt")),
                        Cell.time(r.path("endedAt")),
                        occasion(r));
        JsonNode metrics = r.path("metrics");
        return coordinator
                + (Cell.absent(metrics)
                        ? "\nno numbers yet: the aggregator has not heard of this run"
                        : "\n" + MetricsView.one(metrics));
    }

    /** {@code selection}, or {@code selection/both} with rotations. */
    static String protocol(JsonNode r) {
        String rotations = Cell.text(r.path("rotations"));
        boolean plain = rotations.equals(Cell.NONE) || rotations.equals("none");
        return Cell.text(r.path("protocol")) + (plain ? "" : "/" + rotations);
    }

    private static String used(JsonNode spent, JsonNode budget) {
        if (Cell.absent(spent)) {
            return Cell.NONE;
        }
        String cost = Cell.absent(spent.path("cost"))
                ? ""
                : ", " + Cell.text(spent.path("cost")) + " " + Cell.text(spent.path("currency"));
        String limits = Cell.joined(budget, limit -> Cell.absent(limit) ? null : Cell.text(limit));
        return "%s calls, %s prompt and %s completion tokens%s%s"
                .formatted(
                        Cell.text(spent.path("calls")),
                        Cell.text(spent.path("promptTokens")),
                        Cell.text(spent.path("completionTokens")),
                        cost,
                        limits.equals(Cell.NONE) ? "" : " of at most " + limits);
    }

    private static String occasion(JsonNode r) {
        return Cell.absent(r.path("schedule"))
                ? ""
                : "\nstarted by   schedule " + Cell.text(r.path("schedule")) + ", due " + Cell.time(r.path("dueAt"));
    }

    private static String note(JsonNode note) {
        return Cell.text(note).equals(Cell.NONE) ? "" : " - " + note.asText();
    }
}
