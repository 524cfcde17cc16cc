package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Parts of pages that several servers have. */
final class Pages {
    private Pages() {}

    /** The models that a server has. */
    static Map<String, Object> models(SimulatedSpec spec, String owner) {
        return fields(
                "object",
                "list",
                "data",
                List.of(fields(
                        "id",
                        spec.model(),
                        "object",
                        "model",
                        "created",
                        0,
                        "owned_by",
                        owner,
                        "root",
                        spec.name(),
                        "parent",
                        null,
                        "max_model_len",
                        spec.maxModelLen())));
    }

    /** So many token ids. */
    static int[] ids(int count) {
        return IntStream.range(0, count).toArray();
    }
}
