package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.Verdict;
import java.util.Locale;
import java.util.StringJoiner;

/** Verdicts, one a line. */
public final class VerdictView {
    private static final int LONGEST = 60;

    private VerdictView() {}

    /**
     * @param verdicts an array of verdicts
     * @param more whether there are more than these
     */
    public static String list(JsonNode verdicts, boolean more) {
        if (verdicts.isEmpty()) {
            return "no such verdicts";
        }
        Table table = new Table("ITEM", "SUBSET", "OUTCOME", ">CREDIT", "REASON", ">ATTEMPT", "ANSWER");
        for (JsonNode v : verdicts) {
            table.row(
                    Cell.text(first(v, "itemId", "item")),
                    Cell.text(v.path("subset").isMissingNode() ? v.path("facts").path("subset") : v.path("subset")),
                    Cell.text(v.path("outcome")),
                    credit(v.path("credit")),
                    Cell.text(v.path("reason")),
                    Cell.text(v.path("attempt")),
                    answer(v));
        }
        return more ? table + "\n... and more: raise --limit" : table.toString();
    }

    private static String credit(JsonNode credit) {
        return credit.isIntegralNumber()
                ? String.format(Locale.ROOT, "%.3f", (double) credit.asLong() / Verdict.CREDIT_UNITS)
                : Cell.NONE;
    }

    /** Scores, or what a judge picked in each order or rated, or what was wrong. */
    private static String answer(JsonNode v) {
        String text = Cell.text(v.path("detail"));
        if (text.equals(Cell.NONE)) {
            text = v.path("scores").isArray() ? v.path("scores").toString() : picks(v.path("replies"));
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
    }

    private static String picks(JsonNode replies) {
        StringJoiner picks = new StringJoiner(", ").setEmptyValue(Cell.NONE);
        for (JsonNode reply : replies) {
            int slot = slotOf(reply);
            picks.add(slot < 0 ? Cell.text(reply.path("rating")) : String.valueOf((char) ('A' + slot)));
        }
        return picks.toString();
    }

    /** The slot in which the picked candidate was shown; -1 when none was picked. */
    private static int slotOf(JsonNode reply) {
        for (int slot = 0; slot < reply.path("order").size(); slot++) {
            if (reply.path("order").get(slot).equals(reply.path("picked"))) {
                return slot;
            }
        }
        return -1;
    }

    private static JsonNode first(JsonNode v, String name, String otherwise) {
        return v.has(name) ? v.path(name) : v.path(otherwise);
    }
}
