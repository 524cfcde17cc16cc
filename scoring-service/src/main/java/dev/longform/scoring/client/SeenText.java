package dev.longform.scoring.client;

import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.TokenUsage;
import dev.longform.worker.UnscoredException;
import java.util.Optional;
import java.util.function.Predicate;

/** Gathers what the calls of one item told about truncation. */
final class SeenText {
    private final boolean allowTruncation;
    private Truncation truncation = Truncation.NONE;

    /** @param allowTruncation whether an item stays in of which the server saw only a part */
    SeenText(boolean allowTruncation) {
        this.allowTruncation = allowTruncation;
    }

    /**
     * Adds one call.
     *
     * @param usage the server's own count; without one nothing is known
     * @param cut whether this count proves a truncation
     * @throws UnscoredException {@code TRUNCATED} when it does and that is not allowed
     */
    void add(Optional<TokenUsage> usage, Predicate<TokenUsage> cut) {
        if (usage.isEmpty()) {
            truncation = truncation == Truncation.ALLOWED ? Truncation.ALLOWED : Truncation.UNKNOWN;
        } else if (cut.test(usage.get())) {
            if (!allowTruncation) {
                throw new UnscoredException(
                        Reason.TRUNCATED,
                        "the server saw only a part: it counted " + usage.get().promptTokens() + " tokens");
            }
            truncation = Truncation.ALLOWED;
        }
    }

    /** What is known of all calls together. */
    Truncation truncation() {
        return truncation;
    }
}
