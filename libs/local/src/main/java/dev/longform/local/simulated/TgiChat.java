package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Text Generation Inference: a {@code response_format} of its own, narrow fields, thinking always in the content. */
final class TgiChat extends OpenAiLike {
    TgiChat(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    void check(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        double topP = body.path("top_p").asDouble(0.5);
        if (topP <= 0 || topP >= 1) {
            throw unprocessable("Input validation error: `top_p` must be > 0.0 and < 1.0");
        }
        if (body.has("stop") && !body.path("stop").isArray()) {
            throw unprocessable("Failed to deserialize the JSON body into the target type: stop: expected a sequence");
        }
        if (body.has("max_tokens") && body.has("max_completion_tokens")) {
            throw unprocessable("Failed to deserialize the JSON body: duplicate field `max_tokens`");
        }
        if (body.path("stream").asBoolean(false)) {
            throw RefusedCallException.bad("a simulated server does not stream", "stream");
        }
    }

    @Override
    AnswerForm form(JsonNode body) throws RefusedCallException {
        JsonNode format = body.path("response_format");
        if (format.isMissingNode() || format.isNull()) {
            return null;
        }
        JsonNode value = format.path("value");
        switch (format.path("type").asText("")) {
            case "regex" -> {
                if (value.isTextual()) {
                    return AnswerForm.regex(value.textValue());
                }
            }
            case "json_schema" -> {
                if (value.path("schema").isObject()) {
                    return AnswerForm.json(value.path("schema"));
                }
            }
            case "json", "json_object" -> {
                if (value.isObject()) {
                    return AnswerForm.json(value);
                }
            }
            default -> throw unprocessable("response_format: unknown variant");
        }
        throw unprocessable(
                "Failed to deserialize the JSON body into the target type: response_format: missing field `value`");
    }

    private static RefusedCallException unprocessable(String message) {
        return new RefusedCallException(Problem.UNPROCESSABLE, message, null);
    }

    @Override
    String thinkingField() {
        return null;
    }

    @Override
    String content(Said said) {
        return said.thinking() == null ? said.text() : "<think>\n" + said.thinking() + "\n</think>\n\n" + said.words();
    }

    @Override
    Map<String, Object> usage(Map<String, Object> totals, int thought) {
        return totals;
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return new RefusedCallException(
                Problem.TOO_LONG,
                traps.wording() == 2
                        ? "Input validation error: `inputs` tokens + `max_new_tokens` must be <= " + spec.maxModelLen()
                                + ". Given: " + tokens + " `inputs` tokens"
                        : "Input validation error: `inputs` must have less than " + spec.maxModelLen()
                                + " tokens. Given: " + tokens,
                null);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return ErrorStyle.huggingFace(problem, message, false, false);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return Optional.ofNullable(
                switch (method + " " + path) {
                    case "GET /health" -> HttpReply.of(null);
                    case "GET /v1/models" -> HttpReply.of(Pages.models(spec, "tgi"));
                    case "GET /info" ->
                        HttpReply.of(fields(
                                "model_id",
                                spec.model(),
                                "max_concurrent_requests",
                                128,
                                "max_input_tokens",
                                spec.maxModelLen() - 1,
                                "max_total_tokens",
                                spec.maxModelLen(),
                                "version",
                                "3.3.7"));
                    default -> null;
                });
    }
}
