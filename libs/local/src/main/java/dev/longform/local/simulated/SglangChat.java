package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** SGLang: {@code regex} beside {@code response_format}; thinking in {@code reasoning_content}; any model name passes. */
final class SglangChat extends OpenAiLike {
    SglangChat(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
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
        return body.path("regex").isTextual()
                ? AnswerForm.regex(body.path("regex").textValue())
                : standard(body.path("response_format"));
    }

    @Override
    String thinkingField() {
        return "reasoning_content";
    }

    @Override
    Map<String, Object> usage(Map<String, Object> totals, int thought) {
        totals.put("prompt_tokens_details", null);
        totals.put("reasoning_tokens", thought);
        return totals;
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return SglangPages.tooLong(spec, tokens);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return ErrorStyle.flat(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return SglangPages.page(spec, method, path, true);
    }
}
