package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Text Embeddings Inference's health, description and tokens. */
final class TeiPages {
    /** How many inputs a request may have. */
    static final int MOST_INPUTS = 32;

    private TeiPages() {}

    static Optional<HttpReply> page(SimulatedSpec spec, String method, String path, JsonNode body) {
        return Optional.ofNullable(
                switch (method + " " + path) {
                    case "GET /health", "GET /ping" -> HttpReply.of(null);
                    case "GET /info" -> HttpReply.of(info(spec));
                    case "POST /tokenize" -> HttpReply.of(tokens(body.path("inputs")));
                    default -> null;
                });
    }

    private static Map<String, Object> info(SimulatedSpec spec) {
        Traps traps = spec.traps();
        Map<String, Object> ids = fields("id2label", Map.of("0", "LABEL_0"), "label2id", Map.of("LABEL_0", 0));
        if (traps.labels() == 2) {
            ids = fields(
                    "id2label", Map.of("0", "LABEL_0", "1", "LABEL_1"), "label2id", Map.of("LABEL_0", 0, "LABEL_1", 1));
        }
        return fields(
                "model_id",
                spec.model(),
                "model_sha",
                null,
                "model_dtype",
                "float32",
                "model_type",
                Map.of(traps.labels() == 1 ? "reranker" : "classifier", ids),
                "max_concurrent_requests",
                512,
                "max_input_length",
                spec.maxModelLen(),
                "max_batch_tokens",
                16_384,
                "max_client_batch_size",
                MOST_INPUTS,
                "auto_truncate",
                !traps.old(),
                "version",
                traps.old() ? "1.8.3" : "1.9.3");
    }

    private static List<List<Map<String, Object>>> tokens(JsonNode inputs) {
        List<List<Map<String, Object>>> all = new ArrayList<>();
        for (JsonNode text : inputs.isTextual() ? List.of(inputs) : inputs) {
            List<Map<String, Object>> tokens = new ArrayList<>();
            for (int id : Pages.ids(Input.tokens(text.asText("")))) {
                tokens.add(fields("id", id, "special", false, "start", id * Input.CHARACTERS));
            }
            all.add(tokens);
        }
        return all;
    }
}
