package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** vLLM: {@code structured_outputs}, of old {@code guided_*}; thinking in {@code reasoning}. */
final class VllmChat extends OpenAiLike {
    VllmChat(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    AnswerForm form(JsonNode body) throws RefusedCallException {
        JsonNode choice = traps.old()
                ? body.path("guided_choice")
                : body.path("structured_outputs").path("choice");
        JsonNode regex = traps.old()
                ? body.path("guided_regex")
                : body.path("structured_outputs").path("regex");
        JsonNode json = traps.old()
                ? body.path("guided_json")
                : body.path("structured_outputs").path("json");
        if (choice.isArray()) {
            return AnswerForm.choice(list(choice));
        }
        if (regex.isTextual()) {
            return AnswerForm.regex(regex.textValue());
        }
        return json.isObject() ? AnswerForm.json(json) : standard(body.path("response_format"));
    }

    @Override
    String thinkingField() {
        return traps.old() ? "reasoning_content" : "reasoning";
    }

    @Override
    Map<String, Object> usage(Map<String, Object> totals, int thought) {
        totals.put("prompt_tokens_details", null);
        return totals;
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return new RefusedCallException(
                Problem.TOO_LONG, VllmPages.tooLong(traps.wording(), spec.maxModelLen(), tokens), "input_tokens");
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return traps.old() ? ErrorStyle.flat(problem, message, param) : ErrorStyle.vllm(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return new VllmPages(spec).page(method, path, body);
    }
}
