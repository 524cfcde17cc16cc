package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** llama-server: {@code grammar} beside {@code response_format}; thinking in {@code reasoning_content}. */
final class LlamaChat extends OpenAiLike {
    LlamaChat(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    void check(Asking asking) throws RefusedCallException {
        if (asking.body().path("stream").asBoolean(false)) {
            throw RefusedCallException.bad("a simulated server does not stream", "stream");
        }
    }

    @Override
    AnswerForm form(JsonNode body) throws RefusedCallException {
        JsonNode format = body.path("response_format");
        if (body.path("grammar").isTextual()) {
            return AnswerForm.grammar(body.path("grammar").textValue());
        }
        if (body.path("json_schema").isObject()) {
            return AnswerForm.json(body.path("json_schema"));
        }
        return format.path("type").asText("").equals("json_object") && format.has("schema")
                ? AnswerForm.json(format.path("schema"))
                : standard(format);
    }

    @Override
    int limit(JsonNode body) {
        return body.path("n_predict").asInt(super.limit(body));
    }

    @Override
    String thinkingField() {
        return "reasoning_content";
    }

    @Override
    Map<String, Object> usage(Map<String, Object> totals, int thought) {
        totals.put("prompt_tokens_details", fields("cached_tokens", 0));
        return totals;
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return LlamaPages.tooLong(spec, tokens);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return ErrorStyle.llama(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return LlamaPages.page(spec, method, path, body);
    }
}
