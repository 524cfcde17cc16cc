package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What runs would take. */
public final class EstimateView {
    private EstimateView() {}

    /** Estimates, one a line, from the least to the most. */
    public static String list(JsonNode estimates) {
        Table table = new Table(
                "MODEL", ">ITEMS", ">CALLS", ">PROMPT TOKENS", ">COMPLETION TOKENS", ">COST", ">TIME", "WITHIN LIMITS");
        for (JsonNode e : estimates) {
            table.row(
                    Cell.text(e.path("model")) + "@" + Cell.text(e.path("revision")),
                    Cell.text(e.path("items")),
                    range(e.path("calls")),
                    range(e.path("promptTokens")),
                    range(e.path("completionTokens")),
                    Cell.absent(e.path("cost"))
                            ? Cell.NONE
                            : range(e.path("cost")) + " " + Cell.text(e.path("currency")),
                    Cell.absent(e.path("seconds"))
                            ? Cell.NONE
                            : "from "
                                    + Cell.duration(
                                            Duration.ofSeconds(e.path("seconds").asLong())),
                    within(e));
        }
        return table
                + "\nThe least holds when every call is answered and can be read, the most when every answer has to be"
                + "\nrepeated and every call is tried three times. Tokens are estimated from the items' lengths.";
    }

    private static String within(JsonNode estimate) {
        if (estimate.path("fits").asBoolean()) {
            return "yes";
        }
        return estimate.path("mayFit").asBoolean() ? "perhaps not" : "no";
    }

    private static String range(JsonNode range) {
        String least = Cell.text(range.path("least"));
        String most = Cell.text(range.path("most"));
        return least.equals(most) ? least : least + " to " + most;
    }
}
