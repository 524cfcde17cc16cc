package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Said.End;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code POST /v1/chat/completions} and what servers make of it. */
abstract class OpenAiLike extends ChatProtocol {
    static final String ROUTE = "/v1/chat/completions";

    OpenAiLike(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    /** The form that the request prescribes; null for none. */
    abstract AnswerForm form(JsonNode body) throws RefusedCallException;

    /** The message's field for thinking; null where it is hidden. */
    abstract String thinkingField();

    /** The usage, with the details that this server tells. */
    abstract Map<String, Object> usage(Map<String, Object> totals, int thought);

    @Override
    public boolean answers(String path) {
        return path.equals(ROUTE);
    }

    @Override
    void check(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        knowsModel(body, "The model `{model}` does not exist.");
        if (body.path("stream").asBoolean(false)) {
            throw RefusedCallException.bad("a simulated server does not stream", "stream");
        }
        if (body.has("top_logprobs") && !body.path("logprobs").asBoolean(false)) {
            throw RefusedCallException.bad("top_logprobs needs logprobs to be true", "top_logprobs");
        }
        if (body.path("top_logprobs").asInt(0) > 20) {
            throw RefusedCallException.bad("top_logprobs must be at most 20", "top_logprobs");
        }
    }

    @Override
    ChatAsk ask(String path, JsonNode body) throws RefusedCallException {
        int choices = body.path("logprobs").asBoolean(false)
                ? Math.max(1, body.path("top_logprobs").asInt(0))
                : 0;
        boolean thinks =
                body.path("chat_template_kwargs").path("enable_thinking").asBoolean(true);
        return new ChatAsk(limit(body), form(body), choices, thinks);
    }

    /** Most tokens to write. */
    int limit(JsonNode body) {
        return number(body, "max_completion_tokens", "max_tokens");
    }

    /** The form that OpenAI's {@code response_format} prescribes; null for none. */
    static AnswerForm standard(JsonNode format) throws RefusedCallException {
        return switch (format.path("type").asText("text")) {
            case "json_schema" -> {
                if (!format.path("json_schema").path("name").isTextual()
                        || !format.path("json_schema").path("schema").isObject()) {
                    throw RefusedCallException.bad(
                            "response_format.json_schema needs a name and a schema", "response_format");
                }
                yield AnswerForm.json(format.path("json_schema").path("schema"));
            }
            case "json_object" -> AnswerForm.anyJson();
            default -> null;
        };
    }

    /** The list of texts in a field. */
    static List<String> list(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return new RefusedCallException(
                Problem.TOO_LONG,
                "This model's maximum context length is " + spec.maxModelLen()
                        + " tokens. However, your messages resulted in " + tokens
                        + " tokens. Please reduce the length of the messages.",
                "messages");
    }

    @Override
    Object wrap(Question question, ChatAsk ask, Said said) {
        boolean refused = said.end() == End.REFUSAL && hasRefusals();
        boolean hidden = said.thinking() != null && thinkingField() == null;
        Map<String, Object> message = fields("role", "assistant", "content", refused ? null : content(said));
        if (hasRefusals()) {
            message.put("refusal", refused ? said.text() : null);
        }
        if (said.thinking() != null && !hidden) {
            message.put(thinkingField(), said.thinking());
        }
        int thought = said.thinking() == null ? 0 : Input.tokens(said.thinking());
        int read = question.promptTokens();
        Map<String, Object> totals = fields(
                "prompt_tokens", read, "completion_tokens", said.written(), "total_tokens", read + said.written());
        return fields(
                "id",
                "chatcmpl-" + tally.calls(),
                "object",
                "chat.completion",
                "created",
                System.currentTimeMillis() / 1000,
                "model",
                spec.model(),
                "choices",
                List.of(fields(
                        "index",
                        0,
                        "message",
                        message,
                        "logprobs",
                        ask.probabilities() > 0 ? logprobs(said, ask.probabilities()) : null,
                        "finish_reason",
                        end(said.end()))),
                "usage",
                usage(totals, thought));
    }

    /** Whether messages have a field for refusals. */
    boolean hasRefusals() {
        return false;
    }

    /** The content of the message. */
    String content(Said said) {
        return said.text();
    }

    /** The word for why an answer ended. */
    String end(End end) {
        return switch (end) {
            case STOP, REFUSAL -> "stop";
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content_filter";
        };
    }

    /** The probabilities of an answer, token by token. */
    static Map<String, Object> logprobs(Said said, int most) {
        List<Object> content = new ArrayList<>();
        for (Said.Token token : said.tokens()) {
            List<Object> top = new ArrayList<>();
            token.choices().stream().limit(most).forEach(choice -> top.add(logprob(choice)));
            Map<String, Object> entry = logprob(token.choices().get(0));
            entry.put("top_logprobs", top);
            content.add(entry);
        }
        return fields("content", content, "refusal", null);
    }

    private static Map<String, Object> logprob(Said.Choice choice) {
        List<Integer> bytes = new ArrayList<>();
        for (byte b : choice.text().getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xff);
        }
        return fields("token", choice.text(), "logprob", choice.logprob(), "bytes", bytes);
    }
}
