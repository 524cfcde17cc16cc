package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** vLLM's health, models, version and tokens, for classifiers and judges. */
final class VllmPages {
    /** The releases whose behaviour is followed. */
    private static final String CURRENT = "0.24.0+simulated";

    private static final String OLD = "0.10.0+simulated";

    private final SimulatedSpec spec;

    VllmPages(SimulatedSpec spec) {
        this.spec = spec;
    }

    /** The page, when there is one. */
    Optional<HttpReply> page(String method, String path, JsonNode body) {
        return Optional.ofNullable(
                switch (method + " " + path) {
                    case "GET /health", "GET /ping" -> HttpReply.of(null);
                    case "GET /v1/models" -> HttpReply.of(Pages.models(spec, "vllm"));
                    case "GET /version" ->
                        HttpReply.of(Map.of("version", spec.traps().old() ? OLD : CURRENT));
                    case "POST /tokenize" -> tokens(body);
                    default -> null;
                });
    }

    private HttpReply tokens(JsonNode body) {
        int count;
        if (body.has("messages")) {
            try {
                boolean answerBegun = body.path("add_generation_prompt").asBoolean(true);
                count = Conversation.read(body.path("messages")).tokens()
                        + (answerBegun ? Conversation.PER_MESSAGE : 0);
            } catch (RefusedCallException e) {
                HttpReply error = ErrorStyle.vllm(e.problem(), e.getMessage(), e.param());
                return new HttpReply(error.status(), error.body());
            }
        } else {
            count = Input.tokens(body.path("prompt").asText(""))
                    + (body.path("add_special_tokens").asBoolean(true) ? 1 : 0);
        }
        return HttpReply.of(fields(
                "count", count, "max_model_len", spec.maxModelLen(), "tokens", Pages.ids(count), "token_strs", null));
    }

    /** vLLM's two wordings for a text that is too long. */
    static String tooLong(int wording, int most, int tokens) {
        return wording == 2
                ? "Input length (" + tokens + ") exceeds model's maximum context length (" + most + ")."
                : "This model's maximum context length is " + most
                        + " tokens. However, you requested 0 output tokens and your prompt contains " + tokens
                        + " input tokens. Please reduce the length of the input.";
    }
}
