package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** The model registry. */
public final class ModelView {
    private ModelView() {}

    /** Models, one a line. */
    public static String list(JsonNode models) {
        if (models.isEmpty()) {
            return "no models; add some with 'longform models add FILE.yaml'";
        }
        Table table = new Table("MODEL", "REVISION", "KIND", "ADAPTER", "ENDPOINT", ">LIMIT", "TAGS");
        for (JsonNode m : models) {
            table.row(
                    Cell.text(m.path("name")),
                    Cell.text(m.path("revision")),
                    Cell.text(m.path("kind")),
                    Cell.text(m.path("adapter")),
                    Cell.text(m.path("endpoint")),
                    Cell.text(m.path("maxConcurrency")),
                    Cell.joined(m.path("tags"), Cell::text));
        }
        return table.toString();
    }

    /** One model, a field a line. */
    public static String one(JsonNode m) {
        return """
                model            %s
                revision         %s
                kind             %s
                adapter          %s
                endpoint         %s
                served as        %s
                secret           %s
                max concurrency  %s
                options          %s
                tags             %s
                prices           %s
                probed           %s""".formatted(
                        Cell.text(m.path("name")),
                        Cell.text(m.path("revision")),
                        Cell.text(m.path("kind")),
                        Cell.text(m.path("adapter")),
                        Cell.text(m.path("endpoint")),
                        Cell.text(m.path("model")),
                        Cell.text(m.path("secret")),
                        Cell.text(m.path("maxConcurrency")),
                        Cell.joined(m.path("options"), ModelView::value),
                        Cell.joined(m.path("tags"), ModelView::value),
                        Cell.joined(m.path("prices"), ModelView::value),
                        ProbeView.line(m.path("probe")));
    }

    private static String value(JsonNode value) {
        return value.isValueNode() ? Cell.text(value) : value.toString();
    }
}
