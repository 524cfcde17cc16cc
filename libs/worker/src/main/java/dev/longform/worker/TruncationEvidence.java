package dev.longform.worker;

import dev.longform.endpoints.TokenUsage;
import java.util.List;
import java.util.Optional;

/**
 * What a server's own words say about whether it saw all that it was sent, in this order:
 *
 * <ol>
 *   <li>a usage of less than half of the words is a cut: a token hardly ever spans two words, so the words are a lower
 *       bound of the tokens;
 *   <li>a usage that stands at the server's limit is a cut, one more than {@value #MARGIN} tokens below it is none: a server
 *       that cuts may keep a little room (SGLang cuts six tokens below its context);
 *   <li>a usage below what the server's own tokenizer counts is a cut, one that reaches it is none;
 *   <li>what neither limit nor tokenizer decides is not known.
 * </ol>
 */
public enum TruncationEvidence {
    /** The server saw all of it. */
    WHOLE,
    /** It saw a part. */
    CUT,
    /** Nobody knows. */
    UNKNOWN;

    /** How far below its stated limit a server may cut, in tokens. */
    public static final int MARGIN = 8;

    /**
     * Judges one call.
     *
     * @param usage the server's own count for this call
     * @param words words that were sent
     * @param texts how many texts were sent, each of which may be as long as the limit
     * @param own what the server says otherwise
     * @param tokenizer counts each text without the marks that a server adds
     */
    public static TruncationEvidence of(
            TokenUsage usage, long words, int texts, ServerEvidence own, ServerEvidence.Tokenizer tokenizer) {
        long read = usage.promptTokens();
        if (2 * read < words) {
            return CUT;
        }
        Optional<Long> limit = own.limit();
        if (limit.isPresent() && read >= limit.get() * texts) {
            limit = own.limitAnew();
            if (limit.isPresent() && read >= limit.get() * texts) {
                return CUT;
            }
        }
        if (limit.isPresent() && read < limit.get() - MARGIN) {
            return WHOLE;
        }
        return counted(read, limit, own.tokens(tokenizer));
    }

    private static TruncationEvidence counted(long read, Optional<Long> limit, List<Long> counts) {
        if (counts.isEmpty()) {
            return UNKNOWN;
        }
        long sum = counts.stream().mapToLong(count -> count).sum();
        boolean full = limit.isPresent() && counts.stream().anyMatch(count -> count >= limit.get());
        return full || sum > read ? CUT : WHOLE;
    }
}
