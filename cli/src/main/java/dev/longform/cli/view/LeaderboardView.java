package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The leaderboard as two tables: the whole, and the subsets. Null baselines stand at the end of both, and after them,
 * where they were asked for, the paper's rows.
 */
public final class LeaderboardView {
    private static final String BASELINE = "baseline";
    private static final List<String> BASELINES = List.of("longest", "shortest", "random");

    private LeaderboardView() {}

    /** Both tables under a title. */
    public static String of(JsonNode board) {
        return "%s version %s, %s items. Intervals: 95%%. Accuracy counts answered items only: read it with coverage."
                        .formatted(
                                Cell.text(board.path("dataset")),
                                Cell.text(board.path("version")),
                                Cell.text(board.path("items")))
                + "\n\n" + whole(board) + "\n\n" + subsets(board) + PaperRows.remarks(board);
    }

    private static String whole(JsonNode board) {
        Table table = new Table(
                ">RANK",
                "MODEL",
                "KIND",
                "PROTOCOL",
                "STATE",
                ">ACCURACY",
                "INTERVAL",
                ">COVERAGE",
                ">ANSWERED",
                "BOUNDS",
                ">PAIRWISE",
                ">TIES",
                "UNSCORED",
                "POSITION BIAS",
                ">RUNS");
        for (JsonNode r : ranked(board)) {
            table.row(
                    Cell.text(r.path("rank")),
                    model(r),
                    Cell.text(r.path("kind")),
                    RunView.protocol(r),
                    Cell.text(r.path("state")),
                    Cell.percent(r.path("accuracy")),
                    Cell.interval(r.path("interval")),
                    Cell.percent(r.path("coverage")),
                    Cell.text(r.path("answered")) + "/" + Cell.text(r.path("total")),
                    Cell.interval(r.path("bounds")),
                    Cell.percent(r.path("pairwise")),
                    Cell.text(r.path("ties")),
                    Cell.counts(r.path("unscored")),
                    Cell.ratios(r.path("positionBias")),
                    Cell.text(r.path("runs")));
        }
        String none = Cell.NONE;
        for (String name : BASELINES) {
            String accuracy = Cell.percent(board.path("baselines").path(name).path(SubsetNames.ALL));
            table.row(none, name, BASELINE, none, none, accuracy, none, none, none, none, none, none, none, none, none);
        }
        for (JsonNode row : PaperRows.of(board)) {
            String accuracy = Cell.percent(row.path("accuracy"));
            String model = PaperRows.name(row);
            table.row(
                    none,
                    model,
                    PaperRows.KIND,
                    none,
                    none,
                    accuracy,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none);
        }
        return table.toString();
    }

    private static String subsets(JsonNode board) {
        List<JsonNode> scopes = new ArrayList<>(List.of(board.path("baselines").path(BASELINES.get(0))));
        board.path("rows").forEach(row -> scopes.add(row.path("subsets")));
        PaperRows.of(board).forEach(row -> scopes.add(row.path("subsets")));
        List<String> names = SubsetNames.of(scopes.toArray(JsonNode[]::new));
        List<String> headers = new ArrayList<>(List.of("MODEL", "KIND"));
        names.forEach(name -> headers.add(">" + name));
        headers.add(">MACRO");
        Table table = new Table(headers);
        for (JsonNode r : ranked(board)) {
            List<String> cells = new ArrayList<>(List.of(model(r), Cell.text(r.path("kind"))));
            names.forEach(name -> cells.add(subset(r.path("subsets").path(name))));
            cells.add(Cell.percent(r.path("macro")));
            table.row(cells.toArray(String[]::new));
        }
        for (String baseline : BASELINES) {
            JsonNode values = board.path("baselines").path(baseline);
            List<String> cells = new ArrayList<>(List.of(baseline, BASELINE));
            names.forEach(name -> cells.add(Cell.percent(values.path(name))));
            cells.add(Cell.NONE);
            table.row(cells.toArray(String[]::new));
        }
        for (JsonNode row : PaperRows.of(board)) {
            List<String> cells = new ArrayList<>(List.of(PaperRows.name(row), PaperRows.KIND));
            names.forEach(name -> cells.add(Cell.percent(row.path("subsets").path(name))));
            cells.add(Cell.NONE);
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    /** Accuracy, and how many of the subset were answered where not all were. */
    private static String subset(JsonNode s) {
        String accuracy = Cell.percent(s.path("accuracy"));
        long answered = s.path("answered").asLong();
        long total = s.path("total").asLong();
        return answered == total ? accuracy : accuracy + " (" + answered + "/" + total + ")";
    }

    private static List<JsonNode> ranked(JsonNode board) {
        List<JsonNode> rows = new ArrayList<>();
        board.path("rows").forEach(rows::add);
        rows.sort(Comparator.comparingDouble((JsonNode r) -> r.path("accuracy").asDouble(-1))
                .reversed());
        return rows;
    }

    private static String model(JsonNode row) {
        String activation = Cell.text(row.path("activation"));
        boolean raw = activation.equals(Cell.NONE) || activation.equals("raw");
        return Cell.text(row.path("model")) + (raw ? "" : " (scores " + activation + ")");
    }
}
