package dev.longform.endpoints.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the first choice of a chat completion.
 *
 * <ul>
 *   <li>A {@code refusal} or {@code finish_reason: content_filter} is {@code REFUSED}, and so are the words that gateways
 *       to other models leave there: {@code SAFETY}, {@code RECITATION}, {@code blocked}.
 *   <li>{@code finish_reason: length} (also {@code model_length}, {@code max_tokens}) is always {@code LENGTH_LIMIT}, also when the text happens to hold a verdict: it was
 *       cut, and what the model would have said in the end is not known.
 *   <li>{@code abort} and {@code error}, and an answer without a message, are {@code ENDPOINT_ERROR};
 *       {@code repetition} (the server stopped a loop) is {@code UNPARSABLE}.
 *   <li>No content, or thinking only, is {@code EMPTY}.
 *   <li>Every other {@code finish_reason} ({@code stop}, {@code stop_sequence}, {@code eos_token}, none) is an end. Case does not matter.
 * </ul>
 */
public final class ChatReply {
    private ChatReply() {}

    /** Why a text is no answer. */
    public record Problem(Reason reason, String detail) {}

    /** Its text: the content, or the refusal when there is none; empty when there is neither. */
    public static String text(JsonNode body) {
        JsonNode message = message(body);
        String content = content(message.path("content"));
        return content.isBlank() ? message.path("refusal").asText("") : content;
    }

    /**
     * Why its text is no answer.
     *
     * @param who who was asked, for people: {@code judge}
     */
    public static Optional<Problem> problem(JsonNode body, String who) {
        JsonNode message = message(body);
        if (!message.isObject()) {
            return problem(Reason.ENDPOINT_ERROR, "the server's answer holds no choice with a message");
        }
        if (!message.path("refusal").asText("").isBlank()) {
            return problem(Reason.REFUSED, "the " + who + " refused");
        }
        String finish = body.path("choices").path(0).path("finish_reason").asText("");
        return switch (finish.toLowerCase(Locale.ROOT)) {
            case "content_filter", "safety", "recitation", "blocked" ->
                problem(Reason.REFUSED, "the server's content filter stopped the answer");
            case "length", "model_length", "max_tokens" ->
                problem(Reason.LENGTH_LIMIT, "the " + who + " ran out of output tokens");
            case "abort", "error" -> problem(Reason.ENDPOINT_ERROR, "the server gave the answer up: " + finish);
            case "repetition" -> problem(Reason.UNPARSABLE, "the server stopped a repetition");
            default -> content(message.path("content")).isBlank() ? empty(message) : Optional.empty();
        };
    }

    private static Optional<Problem> empty(JsonNode message) {
        return problem(Reason.EMPTY, thinking(message, "").isPresent() ? "thinking only, no answer" : "no answer");
    }

    /** Where its thinking stands: {@code reasoning}, {@code reasoning_content}, or {@code <think>} in its text. */
    public static Optional<String> thinking(JsonNode body) {
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

    private static Optional<Problem> problem(Reason reason, String detail) {
        return Optional.of(new Problem(reason, detail));
    }
}
