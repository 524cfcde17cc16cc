package dev.longform.contracts;

/**
 * One message of a conversation.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 * @param content its text
 */
public record Message(String role, String content) {
    public Message {
        Require.text("role", role);
        Require.present("content", content);
    }
}
