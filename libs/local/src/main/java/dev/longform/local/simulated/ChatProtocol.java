package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** OpenAI's {@code POST /v1/chat/completions}. What is said is {@link Judge}'s business, how it is wrapped this one's. */
final class ChatProtocol implements WireProtocol {
    private final SimulatedSpec spec;
    private final Recognizer recognizer;
    private final Judge judge;
    private final Tally tally;

    ChatProtocol(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        this.spec = spec;
        this.recognizer = recognizer;
        this.judge = new Judge(spec.behaviour(), plan, tally);
        this.tally = tally;
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public Question read(JsonNode body) throws RefusedCallException {
        String model = body.path("model").asText("");
        if (!model.equals(spec.model())) {
            throw new RefusedCallException(404, "The model `" + model + "` does not exist.", "model");
        }
        if (body.path("stream").asBoolean(false)) {
            throw new RefusedCallException(400, "a simulated server does not stream", "stream");
        }
        Conversation conversation = Conversation.read(body.path("messages"));
        if (conversation.tokens() > spec.maxModelLen()) {
            throw new RefusedCallException(
                    400,
                    "This model's maximum context length is " + spec.maxModelLen()
                            + " tokens. However, your messages resulted in " + conversation.tokens()
                            + " tokens. Please reduce the length of the messages.",
                    "messages");
        }
        String text =
                conversation.messages().stream().map(Conversation.Said::text).collect(Collectors.joining("\n"));
        boolean repeated = judge.isOwnSilence(
                conversation.messages().get(conversation.lastByAssistant()).text());
        return new Question(body, List.of(recognizer.shown(text)), conversation.tokens(), repeated);
    }

    @Override
    public Answer answer(Question question) {
        Judge.Said said = judge.say(question.asked().get(0), question.repeated(), limit(question.body()));
        int written = Math.max(1, Question.tokens(said.text()));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", said.refused() ? null : said.text());
        message.put("refusal", said.refused() ? said.text() : null);
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("message", message);
        choice.put("logprobs", null);
        choice.put("finish_reason", said.cut() ? "length" : "stop");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", "chatcmpl-" + tally.calls());
        body.put("object", "chat.completion");
        body.put("created", System.currentTimeMillis() / 1000);
        body.put("model", spec.model());
        body.put("choices", List.of(choice));
        body.put(
                "usage",
                Map.of(
                        "prompt_tokens",
                        question.promptTokens(),
                        "completion_tokens",
                        written,
                        "total_tokens",
                        question.promptTokens() + written));
        return new Answer(body, question.promptTokens(), written);
    }

    private static int limit(JsonNode body) {
        return body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(Integer.MAX_VALUE));
    }

    @Override
    public Map<String, Object> error(int status, String message, String param) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", status == 429 ? "requests" : status < 500 ? "invalid_request_error" : "server_error");
        error.put("param", param);
        error.put("code", code(status, message));
        return Map.of("error", error);
    }

    private static String code(int status, String message) {
        if (status == 400) {
            return message.contains("maximum context length") ? "context_length_exceeded" : null;
        }
        return status == 404 ? "model_not_found" : status == 429 ? "rate_limit_exceeded" : null;
    }
}
