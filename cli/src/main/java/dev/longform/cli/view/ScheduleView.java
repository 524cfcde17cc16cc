package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** Schedules. */
public final class ScheduleView {
    private ScheduleView() {}

    /** Schedules, one a line. */
    public static String list(JsonNode schedules) {
        if (schedules.isEmpty()) {
            return "no schedules; make one with 'longform schedules add NAME --model MODEL --dataset DATASET --every"
                    + " HOURS'";
        }
        Table table =
                new Table("NAME", "MODEL", "DATASET", "SAMPLE", ">HOURS", "ENABLED", "NEXT DUE", "LAST RUN", "STATE");
        for (JsonNode s : schedules) {
            JsonNode last = s.path("runs").path(0);
            table.row(
                    Cell.text(s.path("name")),
                    Cell.text(s.path("model")),
                    Cell.text(s.path("dataset")),
                    sample(s.path("sample")),
                    Cell.text(s.path("everyHours")),
                    Cell.text(s.path("enabled")),
                    Cell.time(s.path("nextDueAt")),
                    Cell.text(last.path("run")),
                    Cell.text(last.path("state")));
        }
        return table.toString();
    }

    /** One schedule and its newest runs. */
    public static String one(JsonNode s) {
        String head = """
                schedule     %s%s
                model        %s
                dataset      %s, sample %s
                due          every %s hours from %s, next %s%s
                """.formatted(
                        Cell.text(s.path("name")),
                        s.path("enabled").asBoolean() ? "" : " (disabled)",
                        Cell.text(s.path("model")),
                        Cell.text(s.path("dataset")),
                        sample(s.path("sample")),
                        Cell.text(s.path("everyHours")),
                        Cell.time(s.path("startAt")),
                        Cell.time(s.path("nextDueAt")),
                        Cell.absent(s.path("problem")) ? "" : "\nproblem      " + Cell.text(s.path("problem")));
        return head + "\n" + runs(s.path("runs"));
    }

    private static String runs(JsonNode runs) {
        if (runs.isEmpty()) {
            return "no runs yet";
        }
        Table table = new Table("DUE", "RUN", "STATE", "REVISION", "DATASET", ">ANSWERED", ">TOTAL");
        for (JsonNode run : runs) {
            table.row(
                    Cell.time(run.path("dueAt")),
                    Cell.text(run.path("run")),
                    Cell.text(run.path("state")),
                    Cell.text(run.path("revision")),
                    Cell.text(run.path("dataset")) + "@" + Cell.text(run.path("version")),
                    Cell.text(run.path("answered")),
                    Cell.text(run.path("total")));
        }
        return table.toString();
    }

    private static String sample(JsonNode sample) {
        return Cell.absent(sample)
                ? "all"
                : Cell.text(sample.path("size")) + ", seed " + Cell.text(sample.path("seed"));
    }
}
