package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** llama-server's health, properties, models and tokens, for classifiers and judges. */
final class LlamaPages {
    private LlamaPages() {}

    static Optional<HttpReply> page(SimulatedSpec spec, String method, String path, JsonNode body) {
        return Optional.ofNullable(
                switch (method + " " + path) {
                    case "GET /health", "GET /v1/health" -> HttpReply.of(Map.of("status", "ok"));
                    case "GET /v1/models" -> HttpReply.of(Pages.models(spec, "llamacpp"));
                    case "GET /props" ->
                        HttpReply.of(fields(
                                "default_generation_settings",
                                fields("n_ctx", spec.maxModelLen()),
                                "total_slots",
                                spec.slots(),
                                "model_path",
                                spec.model(),
                                "build_info",
                                "b10573-simulated"));
                    case "POST /tokenize" ->
                        HttpReply.of(Map.of(
                                "tokens",
                                Pages.ids(Input.tokens(body.path("content").asText("")))));
                    default -> null;
                });
    }

    /** The request does not fit the context of a slot. */
    static RefusedCallException tooLong(SimulatedSpec spec, int tokens) {
        return new RefusedCallException(
                Problem.TOO_LONG,
                "request (" + tokens + " tokens) exceeds the available context size (" + spec.maxModelLen()
                        + " tokens), try increasing it",
                null);
    }
}
