package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** What a probe found. */
public final class ProbeView {
    private ProbeView() {}

    /** Everything, a field a line, then the findings with what to do about them. */
    public static String of(JsonNode p) {
        return """
                model          %s@%s
                reachable      %s
                adapter fits   %s
                runs on it     %s
                server         %s
                serves         %s
                max tokens     %s
                scores         %s
                chat template  %s
                latency        %s
                calls made     %s
                probed at      %s""".formatted(
                                Cell.text(p.path("model")),
                                Cell.text(p.path("revision")),
                                yes(p.path("reachable")),
                                yes(p.path("fits")),
                                Cell.absent(p.path("obstacle"))
                                        ? "go out"
                                        : "wait: every item would end as " + Cell.text(p.path("obstacle")),
                                Cell.text(p.path("server")),
                                list(p.path("servedModels")),
                                Cell.text(p.path("maxTokens")),
                                Cell.text(p.path("activation")),
                                Cell.text(p.path("chatTemplate")),
                                Cell.absent(p.path("latencyMs")) ? Cell.NONE : Cell.text(p.path("latencyMs")) + " ms",
                                Cell.text(p.path("calls")),
                                Cell.time(p.path("at")))
                + findings(p.path("findings"));
    }

    /** One line for the model's page. */
    static String line(JsonNode p) {
        if (Cell.absent(p)) {
            return "never; 'longform models check NAME' does it";
        }
        return (p.path("fits").asBoolean()
                        ? "fits"
                        : p.path("reachable").asBoolean() ? "does not fit" : "not reachable")
                + ", scores " + Cell.text(p.path("activation"))
                + ", max tokens " + Cell.text(p.path("maxTokens"))
                + ", at " + Cell.time(p.path("at"))
                + findings(p.path("findings"));
    }

    private static String findings(JsonNode findings) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode finding : findings) {
            lines.append("\n  ")
                    .append(Cell.text(finding.path("level")))
                    .append(": ")
                    .append(Cell.text(finding.path("what")));
            if (!Cell.absent(finding.path("advice"))) {
                lines.append("\n    -> ").append(Cell.text(finding.path("advice")));
            }
        }
        return lines.toString();
    }

    private static String yes(JsonNode value) {
        return value.asBoolean() ? "yes" : "no";
    }

    private static String list(JsonNode names) {
        StringJoiner joined = new StringJoiner(", ").setEmptyValue(Cell.NONE);
        names.forEach(name -> joined.add(name.asText()));
        return joined.toString();
    }
}
