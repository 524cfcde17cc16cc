package dev.longform.worker;

import dev.longform.endpoints.TokenUsage;
import java.util.Optional;

/**
 * What a server's own token count says about whether it saw all of a prompt. Proof of a truncation is a count that
 * stands at the server's stated limit, or one that is less than half of the words that were sent: a token hardly ever
 * spans two words, so the words are a lower bound of the tokens.
 */
public final class TruncationEvidence {
    private TruncationEvidence() {}

    /**
     * Whether the server saw less than it was sent.
     *
     * @param usage its own count for this call
     * @param words words that were sent
     * @param limit the most tokens it takes, where that is known
     */
    public static boolean cut(TokenUsage usage, long words, Optional<Long> limit) {
        return limit.filter(most -> usage.promptTokens() >= most).isPresent() || 2 * usage.promptTokens() < words;
    }
}
