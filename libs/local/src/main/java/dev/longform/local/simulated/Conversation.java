package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of a request.
 *
 * @param messages in order
 */
record Conversation(List<Said> messages) {
    /** What a message costs beside its text, in tokens. */
    static final int PER_MESSAGE = 4;

    /** One message: who, and what. */
    record Said(String role, String text) {}

    /**
     * Reads {@code messages}; contents may be texts or lists of text parts.
     *
     * @throws RefusedCallException when it is no list of messages
     */
    static Conversation read(JsonNode messages) throws RefusedCallException {
        List<Said> said = new ArrayList<>();
        for (JsonNode message : messages) {
            if (!message.path("role").isTextual()) {
                throw RefusedCallException.bad("each of messages must have a role", "messages");
            }
            said.add(new Said(message.path("role").textValue(), text(message.path("content"))));
        }
        if (said.isEmpty()) {
            throw RefusedCallException.bad("messages must be a list of at least one message", "messages");
        }
        return new Conversation(said);
    }

    /** The text of a content. */
    static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    /** Its length in tokens. */
    int tokens() {
        return messages.stream()
                .mapToInt(said -> Input.tokens(said.text()) + PER_MESSAGE)
                .sum();
    }

    /** The place of the last message by the assistant; the last message when there is none. */
    int lastByAssistant() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role().equals("assistant")) {
                return i;
            }
        }
        return messages.size() - 1;
    }

    /** The same under a system prompt; the same when that is empty. */
    Conversation under(String system) {
        if (system.isEmpty()) {
            return this;
        }
        List<Said> all = new ArrayList<>(messages);
        all.add(0, new Said("system", system));
        return new Conversation(all);
    }

    /** All texts. */
    List<String> texts() {
        return before(messages.size());
    }

    /** All texts up to a message, without it. */
    List<String> before(int message) {
        return messages.subList(0, message).stream().map(Said::text).toList();
    }
}
