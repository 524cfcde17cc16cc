package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** The paper's rows of a leaderboard: figures of other items, from other hands. */
final class PaperRows {
    /** Stands where a model's kind does. */
    static final String KIND = "paper";

    private static final String ODD = " *";

    private PaperRows() {}

    /** The rows; none unless they were asked for. */
    static JsonNode of(JsonNode board) {
        return board.path("paper").path("rows");
    }

    /** The model; marked where there is a remark. */
    static String name(JsonNode row) {
        return Cell.text(row.path("model")) + (Cell.absent(row.path("remark")) ? "" : ODD);
    }

    /** What must be read with them, as lines after the tables; empty without rows. */
    static String remarks(JsonNode board) {
        if (of(board).isEmpty()) {
            return "";
        }
        StringBuilder lines = new StringBuilder("\n\npaper: ")
                .append(Cell.text(board.path("paper").path("remark")))
                .append('.');
        for (JsonNode row : of(board)) {
            if (!Cell.absent(row.path("remark"))) {
                lines.append("\n*  ")
                        .append(Cell.text(row.path("model")))
                        .append(": ")
                        .append(Cell.text(row.path("remark")))
                        .append('.');
            }
        }
        return lines.toString();
    }
}
