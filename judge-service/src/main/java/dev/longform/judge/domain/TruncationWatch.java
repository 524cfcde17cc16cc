package dev.longform.judge.domain;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.ModelOptions;
import dev.longform.endpoints.TokenUsage;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.TruncationEvidence;
import java.util.List;
import java.util.Optional;

/**
 * What the server's own words tell about whether it saw all it was sent.
 *
 * <ul>
 *   <li>Truncated: the prompt's tokens stand at the limit that the model's option {@code maxModelLen} (or, for Ollama,
 *       {@value #NUM_CTX}) states, or else the server (within {@value TruncationEvidence#MARGIN} tokens of it: a prompt that left no more
 *       room could not be answered); or they are fewer than half of what a foreign tokenizer counts in the prompt and
 *       the candidates alone; or, without a limit, fewer than what the server's own tokenizer counts.
 *   <li>Not truncated: they stay below the limit, or reach the count of the server's tokenizer.
 *   <li>Unknown: anything else. A foreign count that is not undercut by half proves nothing.
 * </ul>
 */
final class TruncationWatch {
    static final String NUM_CTX = "numCtx";

    private final ServerEvidence server;
    private final boolean allowed;
    private Truncation overall;

    TruncationWatch(boolean allowed, ServerEvidence server) {
        this.allowed = allowed;
        this.server = server;
    }

    /** The limit that a model's file states; empty when it does not. */
    static Optional<Long> stated(ModelSpec model) {
        ModelOptions options = new ModelOptions(model);
        return options.count(ServerEvidence.MAX_MODEL_LEN).or(() -> options.count(NUM_CTX));
    }

    /**
     * Looks at one call.
     *
     * @param shown the texts that it was sent
     * @param usage what the server says it used
     * @param tokenizer counts the whole conversation
     * @return why its answer does not count; empty when it does
     */
    Optional<Reading.Unread> found(List<String> shown, Optional<TokenUsage> usage, ServerEvidence.Tokenizer tokenizer) {
        Finding finding =
                usage.map(used -> of(shown, used.promptTokens(), tokenizer)).orElse(Finding.UNKNOWN);
        if (finding.cut().isPresent()) {
            if (!allowed) {
                overall = Truncation.UNKNOWN;
                return finding.cut().map(detail -> new Reading.Unread(Reason.TRUNCATED, detail));
            }
            overall = Truncation.ALLOWED;
        } else if (overall != Truncation.ALLOWED) {
            overall = finding.whole() && overall != Truncation.UNKNOWN ? Truncation.NONE : Truncation.UNKNOWN;
        }
        return Optional.empty();
    }

    /** Over all calls: one that was truncated, else one that is unknown, decides; unknown before the first. */
    Truncation overall() {
        return overall == null ? Truncation.UNKNOWN : overall;
    }

    /**
     * About one call.
     *
     * @param cut what proves that the server saw a part only; empty when nothing does
     * @param whole whether it is known to have seen all
     */
    private record Finding(Optional<String> cut, boolean whole) {
        static final Finding UNKNOWN = new Finding(Optional.empty(), false);
        static final Finding WHOLE = new Finding(Optional.empty(), true);

        static Finding cut(String how) {
            return new Finding(Optional.of(how), false);
        }
    }

    private Finding of(List<String> shown, long read, ServerEvidence.Tokenizer tokenizer) {
        if (ForeignTokens.exceed(2 * read, shown)) {
            return Finding.cut("the server read " + read + " tokens of about " + ForeignTokens.in(shown));
        }
        Optional<Long> limit = server.limit();
        if (limit.isEmpty()) {
            return counted(read, server.tokens(tokenizer));
        }
        if (read < limit.get() - TruncationEvidence.MARGIN) {
            return Finding.WHOLE;
        }
        long now = server.limitAnew().orElse(limit.get());
        return read < now - TruncationEvidence.MARGIN
                ? Finding.WHOLE
                : Finding.cut("the server read " + read + " tokens and its limit is " + now);
    }

    private static Finding counted(long read, List<Long> counts) {
        if (counts.isEmpty()) {
            return Finding.UNKNOWN;
        }
        return counts.get(0) > read
                ? Finding.cut("the server read " + read + " of " + counts.get(0) + " tokens")
                : Finding.WHOLE;
    }
}
