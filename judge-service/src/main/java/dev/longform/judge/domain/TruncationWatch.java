package dev.longform.judge.domain;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.ModelOptions;
import dev.longform.endpoints.TokenUsage;
import dev.longform.judge.domain.reading.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What the server's own usage tells about whether it saw all it was sent.
 *
 * <ul>
 *   <li>Truncated: the prompt's tokens stand at the limit that the model's option {@value #MAX_MODEL_LEN} (or, for
 *       Ollama, {@value #NUM_CTX}) states (within {@value #MARGIN} tokens of it: a prompt that left no more room could not be answered), or they are fewer than
 *       half of what a foreign tokenizer counts in the prompt and the candidates alone.
 *   <li>Not truncated: the limit is stated and the prompt's tokens stay below it.
 *   <li>Unknown: anything else. A foreign count that is not undercut by half proves nothing.
 * </ul>
 */
final class TruncationWatch {
    static final String MAX_MODEL_LEN = "maxModelLen";
    static final String NUM_CTX = "numCtx";
    private static final int MARGIN = 8;

    private final Optional<Long> limit;
    private final boolean allowed;
    private final ForeignTokens tokens = new ForeignTokens();
    private Truncation overall;

    TruncationWatch(EvaluationRequest request) {
        ModelOptions options = new ModelOptions(request.model());
        this.limit = options.count(MAX_MODEL_LEN).or(() -> options.count(NUM_CTX));
        this.allowed = request.protocol().allowTruncation();
    }

    /**
     * Looks at one call.
     *
     * @param shown the texts that it was sent
     * @param usage what the server says it used
     * @return why its answer does not count; empty when it does
     */
    Optional<Reading.Unread> found(List<String> shown, Optional<TokenUsage> usage) {
        Optional<String> evidence = usage.flatMap(used -> evidence(shown, used.promptTokens()));
        if (evidence.isPresent()) {
            if (!allowed) {
                overall = Truncation.UNKNOWN;
                return evidence.map(detail -> new Reading.Unread(Reason.TRUNCATED, detail));
            }
            overall = Truncation.ALLOWED;
        } else if (overall != Truncation.ALLOWED) {
            boolean known = usage.isPresent() && limit.isPresent() && overall != Truncation.UNKNOWN;
            overall = known ? Truncation.NONE : Truncation.UNKNOWN;
        }
        return Optional.empty();
    }

    /** Over all calls: one that was truncated, else one that is unknown, decides; unknown before the first. */
    Truncation overall() {
        return overall == null ? Truncation.UNKNOWN : overall;
    }

    private Optional<String> evidence(List<String> shown, long promptTokens) {
        if (limit.isPresent() && promptTokens >= limit.get() - MARGIN) {
            return Optional.of("the server read " + promptTokens + " tokens and its limit is " + limit.get());
        }
        return tokens.exceed(2 * promptTokens, shown)
                ? Optional.of("the server read " + promptTokens + " tokens of about " + tokens.in(shown))
                : Optional.empty();
    }
}
