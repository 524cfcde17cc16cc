package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** OpenAI itself: thinking is hidden and counted, refusals have a field. */
final class OpenAiChat extends OpenAiLike {
    OpenAiChat(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    AnswerForm form(JsonNode body) throws RefusedCallException {
        return standard(body.path("response_format"));
    }

    @Override
    String thinkingField() {
        return null;
    }

    @Override
    boolean hasRefusals() {
        return true;
    }

    @Override
    Map<String, Object> usage(Map<String, Object> totals, int thought) {
        totals.put("prompt_tokens_details", fields("cached_tokens", 0));
        totals.put("completion_tokens_details", fields("reasoning_tokens", thought));
        return totals;
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return ErrorStyle.openAi(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return switch (method + " " + path) {
            case "GET /v1/models" -> Optional.of(HttpReply.of(Pages.models(spec, "simulated")));
            case "GET /health" -> Optional.of(HttpReply.of(null));
            default -> Optional.empty();
        };
    }
}
