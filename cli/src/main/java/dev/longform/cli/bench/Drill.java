package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import java.util.ArrayList;
import java.util.List;

/** What a drill measured, and which of its claims did not hold. */
public final class Drill {
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    void add(Figure figure) {
        figures.add(figure);
    }

    /** Notes a claim that does not hold, with what was there instead. */
    void hold(boolean holds, String claim, Object found) {
        if (!holds) {
            differ("does not hold: " + claim + "; found " + found);
        }
    }

    void differ(String difference) {
        differences.add(difference);
    }

    /** What does not hold, a line each; empty when everything does. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** As {@code {holds, figures: [{name, value, unit, how}], differences}}. */
    public JsonNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("holds", differences.isEmpty());
        json.set("figures", Json.MAPPER.valueToTree(figures));
        json.set("differences", Json.MAPPER.valueToTree(differences));
        return json;
    }

    /** For people. */
    public String text() {
        String verdict = differences.isEmpty() ? "every claim holds" : String.join("\n", differences);
        return figures.isEmpty() ? verdict : new Bench.Figures(figures).table() + "\n" + verdict;
    }
}
