package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Needle versions and their plans. */
public final class NeedlesView {
    private static final int REFUSALS_SHOWN = 10;
    private static final int UNFILLED_SHOWN = 40;

    private NeedlesView() {}

    /** Plans, one a line. */
    public static String list(JsonNode plans) {
        if (plans.isEmpty()) {
            return "no needle plans; make one with 'longform needles create --dataset NAME --name NEW'";
        }
        Table table = new Table("NEEDLES", "STATE", ">PAIRS", ">HAYSTACKS", "SOURCES FROM", "CREATED");
        for (JsonNode plan : plans) {
            table.row(
                    Cell.text(plan.path("name")),
                    Cell.text(plan.path("state")),
                    Cell.text(plan.path("items")),
                    Cell.text(plan.path("progress").path("answered")) + "/"
                            + Cell.text(plan.path("progress").path("haystacks")),
                    Cell.text(plan.path("plan").path("dataset")),
                    Cell.time(plan.path("createdAt")));
        }
        return table.toString();
    }

    /** How far a running plan is, in one line. */
    public static String progress(JsonNode plan) {
        JsonNode progress = plan.path("progress");
        return "%s: %s of %s haystacks answered, %s pairs"
                .formatted(
                        Cell.text(plan.path("name")),
                        Cell.text(progress.path("answered")),
                        Cell.text(progress.path("haystacks")),
                        Cell.text(progress.path("pairs")));
    }

    /** One in full. */
    public static String one(JsonNode plan) {
        StringBuilder text = new StringBuilder(head(plan));
        if (Cell.absent(plan.path("cells"))) {
            return text.append('\n').append(progress(plan)).toString();
        }
        grids(plan).forEach((aspect, grid) -> text.append("\n\n")
                .append(aspect)
                .append(": pairs (sources) by length in tokens and position\n")
                .append(grid));
        if (!plan.path("rows").isEmpty()) {
            text.append("\n\n").append(rows(plan)).append(refusals(plan.path("rows")));
        }
        return text.append(editing(plan.path("editing")))
                .append(unfilled(plan.path("unfilled")))
                .toString();
    }

    private static String head(JsonNode plan) {
        String state = "%s: %s".formatted(Cell.text(plan.path("name")), Cell.text(plan.path("state")));
        if (!Cell.absent(plan.path("version"))) {
            state += ", version %s, %s pairs, sha256 %s"
                    .formatted(
                            Cell.text(plan.path("version")),
                            Cell.text(plan.path("items")),
                            Cell.text(plan.path("sha256")));
        }
        return Cell.absent(plan.path("reason")) ? state : state + "\n" + Cell.text(plan.path("reason"));
    }

    private static Map<String, Table> grids(JsonNode plan) {
        int bins = plan.path("bins").asInt();
        Map<String, Map<Integer, String[]>> aspects = new TreeMap<>();
        for (JsonNode cell : plan.path("cells")) {
            aspects.computeIfAbsent(cell.path("aspect").asText(), aspect -> new TreeMap<>())
                            .computeIfAbsent(cell.path("length").asInt(), length -> new String[bins])[
                            cell.path("bin").asInt()] =
                    cell.path("pairs").asLong() == 0
                            ? Cell.NONE
                            : cell.path("pairs").asText() + " ("
                                    + cell.path("sources").asText() + ")";
        }
        Map<String, Table> grids = new LinkedHashMap<>();
        aspects.forEach((aspect, rows) -> grids.put(aspect, grid(bins, rows)));
        return grids;
    }

    private static Table grid(int bins, Map<Integer, String[]> rows) {
        List<String> headers = new ArrayList<>(List.of(">LENGTH"));
        for (int bin = 0; bin < bins; bin++) {
            headers.add(String.format(Locale.ROOT, ">%.0f-%.0f%%", 100.0 * bin / bins, 100.0 * (bin + 1) / bins));
        }
        Table table = new Table(headers);
        rows.forEach((length, cells) -> {
            List<String> row = new ArrayList<>(List.of(String.valueOf(length)));
            for (String cell : cells) {
                row.add(cell == null ? Cell.NONE : cell);
            }
            table.row(row.toArray(String[]::new));
        });
        return table;
    }

    private static Table rows(JsonNode plan) {
        Table table = plan.at("/plan/haystacks").asText().equals("written")
                ? new Table(">LENGTH", ">PROMPTS", ">WRITTEN TO IT", ">REFUSED")
                : new Table(">LENGTH", ">SOURCES THIS LONG", ">CUT TO IT", ">REFUSED");
        for (JsonNode row : plan.path("rows")) {
            table.row(
                    Cell.text(row.path("length")),
                    Cell.text(row.path("sources")),
                    Cell.text(row.path("asked")),
                    Cell.text(row.path("refused")));
        }
        return table;
    }

    private static String refusals(JsonNode rows) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (JsonNode row : rows) {
            for (JsonNode refusal : row.path("refusals")) {
                if (shown++ == REFUSALS_SHOWN) {
                    return text.append("\n  ... and more; --json has them").toString();
                }
                text.append("\n  refused at %s tokens: %s, %s"
                        .formatted(
                                Cell.text(row.path("length")),
                                Cell.text(refusal.path("source")),
                                Cell.text(refusal.path("reason"))));
            }
        }
        return text.toString();
    }

    private static String editing(JsonNode editing) {
        if (Cell.absent(editing)) {
            return "";
        }
        long asked = editing.path("asked").asLong();
        StringBuilder text = new StringBuilder("\n\neditor %s: %s pairs accepted, %d proposals rejected"
                .formatted(
                        Cell.text(editing.path("editor")),
                        Cell.text(editing.path("accepted")),
                        sum(editing.path("rejected"))));
        text.append("\n  %s answers used; this plan asked for %d, the others were kept from before"
                .formatted(Cell.text(editing.path("answers")), asked));
        counts(editing.path("rejected"), "rejected", text);
        counts(editing.path("failures"), "haystacks that went out again because the editor failed", text);
        return text.toString();
    }

    private static void counts(JsonNode counts, String what, StringBuilder text) {
        counts.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(count -> text.append("\n  ")
                .append(what)
                .append(": ")
                .append(count.getKey())
                .append(" (")
                .append(count.getValue().asText())
                .append(')'));
    }

    private static long sum(JsonNode counts) {
        return counts.properties().stream()
                .mapToLong(count -> count.getValue().asLong())
                .sum();
    }

    private static String unfilled(JsonNode unfilled) {
        if (unfilled.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(
                unfilled.size() == 1 ? "\n\n1 cell is not full" : "\n\n" + unfilled.size() + " cells are not full");
        int shown = 0;
        for (JsonNode cell : unfilled) {
            if (shown++ == UNFILLED_SHOWN) {
                return text.append("\n  ... and more; --json has them all").toString();
            }
            text.append("\n  %s, %s tokens, bin %s: %s of %s pairs%s"
                    .formatted(
                            Cell.text(cell.path("aspect")),
                            Cell.text(cell.path("length")),
                            Cell.text(cell.path("bin")),
                            Cell.text(cell.path("pairs")),
                            Cell.text(cell.path("wanted")),
                            reasons(cell.path("reasons"))));
        }
        return text.toString();
    }

    private static String reasons(JsonNode reasons) {
        StringBuilder text = new StringBuilder();
        reasons.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(reason -> text.append("; ")
                .append(reason.getKey())
                .append(" (sources: ")
                .append(reason.getValue().asText())
                .append(')'));
        return text.toString();
    }
}
