package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.StringJoiner;

/** What models of one source lose elsewhere: a row for each, one for each kind, and how the kinds differ. */
public final class GeneralisationView {
    private GeneralisationView() {}

    /** The table under a title. */
    public static String of(JsonNode found) {
        Table table = new Table(
                "MODEL",
                "KIND",
                "PROTOCOL",
                ">INSIDE",
                "INTERVAL",
                ">COVERAGE",
                ">OUTSIDE",
                "INTERVAL",
                ">COVERAGE",
                ">LOSS",
                "INTERVAL");
        for (JsonNode model : found.path("models")) {
            row(
                    table,
                    Cell.text(model.path("model")) + " " + Cell.text(model.path("revision")),
                    Cell.text(model.path("kind")),
                    Cell.text(model.path("protocol")),
                    model);
        }
        for (Map.Entry<String, JsonNode> kind : found.path("kinds").properties()) {
            row(table, "all " + Cell.text(kind.getValue().path("models")), kind.getKey(), Cell.NONE, kind.getValue());
        }
        StringJoiner parts = new StringJoiner("\n\n");
        parts.add("trained on %s: inside %s, outside %s. A chosen response at the top; 95%%."
                .formatted(
                        Cell.text(found.path("trainedOn")), names(found.path("inside")), names(found.path("outside"))));
        parts.add(table.toString());
        parts.add(difference(found.path("difference")));
        for (JsonNode missing : found.path("missing")) {
            parts.add("not counted: " + Cell.text(missing.path("model")) + " has no finished run on "
                    + names(missing.path("data")));
        }
        return parts.toString();
    }

    private static void row(Table table, String name, String kind, String protocol, JsonNode loss) {
        JsonNode inside = loss.path("inside");
        JsonNode outside = loss.path("outside");
        table.row(
                name,
                kind,
                protocol,
                Cell.percent(inside.path("accuracy")),
                Cell.interval(inside.path("interval")),
                Cell.percent(inside.path("coverage")),
                Cell.percent(outside.path("accuracy")),
                Cell.interval(outside.path("interval")),
                Cell.percent(outside.path("coverage")),
                Cell.percent(loss.path("loss")),
                Cell.interval(loss.path("interval")));
    }

    private static String difference(JsonNode difference) {
        if (Cell.absent(difference)) {
            return "The kinds cannot be compared: one of them has no model with runs on all of the data.";
        }
        return "On the %s and %s items that both kinds answered, classifiers lose %s and judges %s: difference %s %s"
                .formatted(
                        Cell.text(difference.path("items").path(0)),
                        Cell.text(difference.path("items").path(1)),
                        Cell.percent(difference.path("losses").path(0)),
                        Cell.percent(difference.path("losses").path(1)),
                        Cell.percent(difference.path("difference")),
                        Cell.interval(difference.path("interval")));
    }

    private static String names(JsonNode names) {
        StringJoiner joined = new StringJoiner(", ");
        names.forEach(name -> joined.add(name.asText()));
        return joined.toString();
    }
}
