package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** Judge templates. */
public final class TemplateView {
    private TemplateView() {}

    /** Templates, one a line. */
    public static String list(JsonNode templates) {
        Table table = new Table("TEMPLATE", "PROTOCOL", "PARSER", "SCALE");
        for (JsonNode t : templates) {
            table.row(name(t), Cell.text(t.path("protocol")), Cell.text(t.path("parser")), scale(t));
        }
        return table.toString();
    }

    /** One template with its texts. */
    public static String one(JsonNode t) {
        return """
                template  %s
                protocol  %s
                parser    %s
                scale     %s

                --- system
                %s

                --- user
                %s

                --- repair
                %s

                --- an answer in its format
                %s""".formatted(
                        name(t),
                        Cell.text(t.path("protocol")),
                        Cell.text(t.path("parser")),
                        scale(t),
                        t.path("system").asText(),
                        t.path("user").asText(),
                        t.path("repair").asText(),
                        t.path("example").asText());
    }

    /** {@code id@version}. */
    public static String name(JsonNode template) {
        return template.path("id").asText() + "@" + template.path("version").asText();
    }

    private static String scale(JsonNode template) {
        JsonNode scale = template.path("scale");
        return scale.isObject()
                ? scale.path("min").asText() + " to " + scale.path("max").asText()
                : "-";
    }
}
