package dev.longform.judge.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.Reason;
import dev.longform.judge.domain.reading.Reading;
import java.util.Optional;

/**
 * Reads the content blocks of the Messages API. {@code stop_reason: max_tokens} and
 * {@code model_context_window_exceeded} are {@code LENGTH_LIMIT}, {@code refusal} is {@code REFUSED},
 * {@code pause_turn} and {@code tool_use} are no answer; everything else is an end.
 */
final class MessageBlocks {
    private MessageBlocks() {}

    static String text(JsonNode body) {
        StringBuilder text = new StringBuilder();
        body.path("content").forEach(block -> {
            if (block.path("type").asText().equals("text")) {
                text.append(block.path("text").asText(""));
            }
        });
        return text.toString();
    }

    static Optional<String> thinking(JsonNode body) {
        for (JsonNode block : body.path("content")) {
            if (block.path("type").asText().endsWith("thinking")) {
                return Optional.of("thinking blocks");
            }
        }
        return Optional.empty();
    }

    static Optional<Reading.Unread> problem(JsonNode body) {
        if (!body.path("content").isArray()) {
            return unread(Reason.ENDPOINT_ERROR, "the server's answer holds no content");
        }
        String stop = body.path("stop_reason").asText("");
        return switch (stop) {
            case "max_tokens", "model_context_window_exceeded" ->
                unread(Reason.LENGTH_LIMIT, "the judge ran out of tokens: " + stop);
            case "refusal" -> unread(Reason.REFUSED, "the judge refused");
            case "pause_turn", "tool_use" -> unread(Reason.ENDPOINT_ERROR, "the answer is not finished: " + stop);
            default ->
                text(body).isBlank()
                        ? unread(Reason.EMPTY, thinking(body).isPresent() ? "thinking only, no answer" : "no answer")
                        : Optional.empty();
        };
    }

    private static Optional<Reading.Unread> unread(Reason reason, String detail) {
        return Optional.of(new Reading.Unread(reason, detail));
    }
}
