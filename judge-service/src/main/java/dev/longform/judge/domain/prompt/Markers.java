package dev.longform.judge.domain.prompt;

import dev.longform.contracts.Message;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts texts, verbatim, between two marker lines that carry a nonce.
 *
 * @param nonce a code that occurs in none of the texts
 */
public record Markers(String nonce) {
    /** The prompt: a single user message as its text alone, a conversation with a marked block for each message. */
    public String prompt(List<Message> messages) {
        boolean plain = messages.size() == 1 && messages.get(0).role().equals("user");
        String text = plain
                ? messages.get(0).content()
                : messages.stream()
                        .map(message -> block("MESSAGE " + message.role(), message.content()))
                        .collect(Collectors.joining("\n"));
        return block("PROMPT", text);
    }

    /** A response that is one of several. */
    public String response(String letter, String text) {
        return block("RESPONSE " + letter, text);
    }

    /** A response that stands alone. */
    public String response(String text) {
        return block("RESPONSE", text);
    }

    private String block(String name, String text) {
        return "<<<" + name + " " + nonce + ">>>\n" + text + "\n<<<END " + name + " " + nonce + ">>>";
    }
}
