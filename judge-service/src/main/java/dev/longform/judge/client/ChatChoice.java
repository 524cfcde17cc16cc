package dev.longform.judge.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.endpoints.chat.ChatReply;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.judge.domain.reading.TokenChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what judges need of the first choice of a chat completion, beside what {@link ChatReply} reads. */
final class ChatChoice {
    private ChatChoice() {}

    /** Why its text cannot be a verdict. */
    static Optional<Reading.Unread> problem(JsonNode body) {
        return ChatReply.problem(body, "judge").map(problem -> new Reading.Unread(problem.reason(), problem.detail()));
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
}
