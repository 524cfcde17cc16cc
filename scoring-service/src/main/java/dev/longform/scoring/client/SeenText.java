package dev.longform.scoring.client;

import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.TokenUsage;
import dev.longform.worker.TruncationEvidence;
import dev.longform.worker.UnscoredException;
import java.util.Optional;
import java.util.function.Function;

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
     * @param evidence what this count proves
     * @throws UnscoredException {@code TRUNCATED} when it proves a truncation and that is not allowed
     */
    void add(Optional<TokenUsage> usage, Function<TokenUsage, TruncationEvidence> evidence) {
        TruncationEvidence found = usage.map(evidence).orElse(TruncationEvidence.UNKNOWN);
        if (found == TruncationEvidence.CUT) {
            if (!allowTruncation) {
                throw new UnscoredException(
                        Reason.TRUNCATED,
                        "the server saw only a part: it counted "
                                + usage.orElseThrow().promptTokens() + " tokens");
            }
            truncation = Truncation.ALLOWED;
        } else if (found == TruncationEvidence.UNKNOWN && truncation != Truncation.ALLOWED) {
            truncation = Truncation.UNKNOWN;
        }
    }

    /** What is known of all calls together. */
    Truncation truncation() {
        return truncation;
    }
}
