package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Said.End;
import dev.longform.local.simulated.Traps.Overflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ollama: {@code /api/chat}, and chat completions. What is too long loses its beginning in silence. */
final class OllamaChat extends OpenAiLike {
    private static final String NATIVE = "/api/chat";

    OllamaChat(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    public boolean answers(String path) {
        return path.equals(NATIVE) || super.answers(path);
    }

    @Override
    void check(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        knowsModel(body, "model \"{model}\" not found, try pulling it first");
        if (body.path("stream").asBoolean(asking.path().equals(NATIVE))) {
            throw RefusedCallException.bad("a simulated server does not stream", "stream");
        }
    }

    @Override
    ChatAsk ask(String path, JsonNode body) throws RefusedCallException {
        if (!path.equals(NATIVE)) {
            return super.ask(path, body);
        }
        JsonNode format = body.path("format");
        AnswerForm form = format.isObject()
                ? AnswerForm.json(format)
                : format.asText("").equals("json") ? AnswerForm.anyJson() : null;
        int limit = body.path("options").path("num_predict").asInt(-1);
        int choices = body.path("logprobs").asBoolean(false)
                ? Math.max(1, body.path("top_logprobs").asInt(0))
                : 0;
        return new ChatAsk(
                limit < 0 ? Integer.MAX_VALUE : limit,
                form,
                choices,
                body.path("think").asBoolean(true));
    }

    /** Ollama knows {@code max_tokens} only. */
    @Override
    int limit(JsonNode body) {
        return body.path("max_tokens").asInt(Integer.MAX_VALUE);
    }

    @Override
    AnswerForm form(JsonNode body) throws RefusedCallException {
        JsonNode schema = body.path("response_format").path("json_schema").path("schema");
        return schema.isObject() ? AnswerForm.json(schema) : standard(body.path("response_format"));
    }

    @Override
    Overflow overflow(JsonNode body) {
        return body.path("truncate").asBoolean(true) ? Overflow.CUT_AT_LIMIT : Overflow.REFUSE;
    }

    @Override
    boolean cutsBeginning() {
        return true;
    }

    @Override
    Object wrap(Question question, ChatAsk ask, Said said) {
        if (!question.path().equals(NATIVE)) {
            return super.wrap(question, ask, said);
        }
        Map<String, Object> message = fields("role", "assistant", "content", said.words());
        if (said.thinking() != null) {
            message.put("thinking", said.thinking());
        }
        Map<String, Object> body = fields(
                "model",
                spec.model(),
                "created_at",
                Instant.now().toString(),
                "message",
                message,
                "done",
                true,
                "done_reason",
                said.end() == End.LENGTH ? "length" : "stop",
                "total_duration",
                1,
                "load_duration",
                1,
                "prompt_eval_count",
                question.promptTokens(),
                "prompt_eval_duration",
                1,
                "eval_count",
                said.written(),
                "eval_duration",
                1);
        if (ask.probabilities() > 0) {
            body.put("logprobs", logprobs(said, ask.probabilities()).get("content"));
        }
        return body;
    }

    @Override
    String thinkingField() {
        return "reasoning";
    }

    @Override
    Map<String, Object> usage(Map<String, Object> totals, int thought) {
        return totals;
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return new RefusedCallException(Problem.TOO_LONG, "the input length exceeds the context length", null);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return path.startsWith("/v1/")
                ? ErrorStyle.openAi(problem, message, null)
                : ErrorStyle.text(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return Optional.ofNullable(
                switch (method + " " + path) {
                    case "GET /" -> HttpReply.of("Ollama is running");
                    case "GET /v1/models" -> HttpReply.of(Pages.models(spec, "library"));
                    case "GET /api/version" -> HttpReply.of(Map.of("version", "0.33.0"));
                    case "GET /api/tags" ->
                        HttpReply.of(Map.of("models", List.of(fields("name", spec.model(), "model", spec.model()))));
                    case "GET /api/ps" ->
                        HttpReply.of(Map.of(
                                "models",
                                List.of(fields(
                                        "name",
                                        spec.model(),
                                        "model",
                                        spec.model(),
                                        "context_length",
                                        spec.maxModelLen()))));
                    default -> null;
                });
    }
}
