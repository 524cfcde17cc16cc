package dev.longform.judge.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.Reason;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.judge.domain.reading.Thinking;
import dev.longform.judge.domain.reading.TokenChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the first choice of a chat completion.
 *
 * <ul>
 *   <li>A {@code refusal} or {@code finish_reason: content_filter} is {@code REFUSED}.
 *   <li>{@code finish_reason: length} is always {@code LENGTH_LIMIT}, also when the text happens to hold a verdict: it was
 *       cut, and what the judge would have said in the end is not known.
 *   <li>{@code abort} and {@code error}, and an answer without a message, are {@code ENDPOINT_ERROR};
 *       {@code repetition} (the server stopped a loop) is {@code UNPARSABLE}.
 *   <li>No content, or thinking only, is {@code EMPTY}.
 *   <li>Every other {@code finish_reason} ({@code stop}, {@code stop_sequence}, {@code eos_token}, none) is an end.
 * </ul>
 */
final class ChatChoice {
    private ChatChoice() {}

    /** Its text: the content, or the refusal when there is none; empty when there is neither. */
    static String text(JsonNode body) {
        JsonNode message = message(body);
        String content = content(message.path("content"));
        return content.isBlank() ? message.path("refusal").asText("") : content;
    }

    /** Why its text cannot be a verdict. */
    static Optional<Reading.Unread> problem(JsonNode body) {
        JsonNode message = message(body);
        if (!message.isObject()) {
            return unread(Reason.ENDPOINT_ERROR, "the server's answer holds no choice with a message");
        }
        if (!message.path("refusal").asText("").isBlank()) {
            return unread(Reason.REFUSED, "the judge refused");
        }
        String finish = body.path("choices").path(0).path("finish_reason").asText("");
        return switch (finish) {
            case "content_filter" -> unread(Reason.REFUSED, "the server's content filter stopped the answer");
            case "length" -> unread(Reason.LENGTH_LIMIT, "the judge ran out of output tokens");
            case "abort", "error" -> unread(Reason.ENDPOINT_ERROR, "the server gave the answer up: " + finish);
            case "repetition" -> unread(Reason.UNPARSABLE, "the server stopped a repetition");
            default -> content(message.path("content")).isBlank() ? empty(message) : Optional.empty();
        };
    }

    private static Optional<Reading.Unread> empty(JsonNode message) {
        return unread(Reason.EMPTY, thinking(message, "").isPresent() ? "thinking only, no answer" : "no answer");
    }

    /** Where its thinking stands: {@code reasoning}, {@code reasoning_content}, or {@code <think>} in its text. */
    static Optional<String> thinking(JsonNode body) {
        JsonNode message = message(body);
        return thinking(message, content(message.path("content")));
    }

    private static Optional<String> thinking(JsonNode message, String content) {
        return Stream.of("reasoning", "reasoning_content")
                .filter(field -> !message.path(field).asText("").isBlank())
                .findFirst()
                .or(() -> Thinking.removed(content).equals(content.strip())
                        ? Optional.empty()
                        : Optional.of("<think> in its text"));
    }

    /** Its tokens with what could have stood there; empty when the server does not tell. */
    static List<TokenChoice> tokens(JsonNode body) {
        List<TokenChoice> tokens = new ArrayList<>();
        body.path("choices").path(0).path("logprobs").path("content").forEach(place -> {
            Map<String, Double> alternatives = new HashMap<>();
            place.path("top_logprobs").forEach(likely -> {
                if (likely.path("token").isTextual() && likely.path("logprob").isNumber()) {
                    alternatives.put(
                            likely.path("token").textValue(),
                            likely.path("logprob").doubleValue());
                }
            });
            tokens.add(new TokenChoice(place.path("token").asText(""), alternatives));
        });
        return tokens;
    }

    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    private static JsonNode message(JsonNode body) {
        return body.path("choices").path(0).path("message");
    }

    private static Optional<Reading.Unread> unread(Reason reason, String detail) {
        return Optional.of(new Reading.Unread(reason, detail));
    }
}
