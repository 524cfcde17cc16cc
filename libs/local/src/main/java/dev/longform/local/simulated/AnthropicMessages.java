package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anthropic's {@code POST /v1/messages}: content in blocks, the system prompt apart, {@code max_tokens} needed. */
final class AnthropicMessages extends ChatProtocol {
    private static final String ROUTE = "/v1/messages";

    AnthropicMessages(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    public boolean answers(String path) {
        return path.equals(ROUTE);
    }

    @Override
    void check(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        if (!asking.headers().contains("anthropic-version")) {
            throw RefusedCallException.bad("anthropic-version: header is required", null);
        }
        knowsModel(body, "model: {model}");
        if (!body.path("max_tokens").isInt()) {
            throw RefusedCallException.bad("max_tokens: Field required", "max_tokens");
        }
        double temperature = body.path("temperature").asDouble(1);
        if (temperature < 0 || temperature > 1) {
            throw RefusedCallException.bad("temperature: range: 0..1", "temperature");
        }
        for (String unknown : List.of("seed", "logprobs", "max_completion_tokens", "response_format", "n")) {
            if (body.has(unknown)) {
                throw RefusedCallException.bad(unknown + ": Extra inputs are not permitted", unknown);
            }
        }
        for (JsonNode message : body.path("messages")) {
            String role = message.path("role").asText("");
            if (!role.equals("user") && !role.equals("assistant")) {
                throw RefusedCallException.bad(
                        "messages: Unexpected role \"" + role + "\". Allowed roles are \"user\" or \"assistant\"",
                        "messages");
            }
        }
        if (body.path("stream").asBoolean(false)) {
            throw RefusedCallException.bad("a simulated server does not stream", "stream");
        }
    }

    @Override
    Conversation conversation(JsonNode body) throws RefusedCallException {
        return Conversation.read(body.path("messages")).under(Conversation.text(body.path("system")));
    }

    @Override
    ChatAsk ask(String path, JsonNode body) throws RefusedCallException {
        boolean thinks = !body.path("thinking").path("type").asText("").equals("disabled");
        return new ChatAsk(body.path("max_tokens").asInt(1), form(body), 0, thinks);
    }

    private static AnswerForm form(JsonNode body) {
        JsonNode format = body.has("output_format")
                ? body.path("output_format")
                : body.path("output_config").path("format");
        if (format.path("schema").isObject()) {
            return AnswerForm.json(format.path("schema"));
        }
        return tool(body)
                .map(tool -> AnswerForm.json(tool.path("input_schema")))
                .orElse(null);
    }

    /** The tool that the model has to use. */
    private static Optional<JsonNode> tool(JsonNode body) {
        String name = body.path("tool_choice").path("name").asText("");
        for (JsonNode tool : body.path("tools")) {
            if (!name.isEmpty() && tool.path("name").asText("").equals(name)) {
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }

    @Override
    Object wrap(Question question, ChatAsk ask, Said said) {
        return new AnthropicBodies(spec, tally).message(question, tool(question.body()), said);
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return new RefusedCallException(
                Problem.TOO_LONG,
                "prompt is too long: " + tokens + " tokens > " + spec.maxModelLen() + " maximum",
                null);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return ErrorStyle.anthropic(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return (method + " " + path).equals("GET /v1/models")
                ? Optional.of(HttpReply.of(fields(
                        "data",
                        List.of(Map.of("type", "model", "id", spec.model(), "display_name", spec.name())),
                        "has_more",
                        false)))
                : Optional.empty();
    }
}
