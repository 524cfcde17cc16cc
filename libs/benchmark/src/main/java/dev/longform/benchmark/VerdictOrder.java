package dev.longform.benchmark;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;

/**
 * Which of two verdicts for one item stands. The first answered one stands for ever; among unscored ones the highest
 * attempt; in the same attempt (it is repeated unchanged after an outage) a reason that is final beats one that is
 * tried again. Coordinator and aggregator both ask here, so that they agree.
 */
public final class VerdictOrder {
    private VerdictOrder() {}

    /**
     * What decides, of a verdict.
     *
     * @param outcome its outcome
     * @param reason its reason; null when it is answered
     * @param attempt its attempt
     */
    public record Standing(Outcome outcome, Reason reason, int attempt) {}

    /** Whether {@code incoming} takes the place of {@code standing}. */
    public static boolean replaces(Standing incoming, Standing standing) {
        if (standing.outcome().answered()) {
            return false;
        }
        if (incoming.outcome().answered() || incoming.attempt() > standing.attempt()) {
            return true;
        }
        return incoming.attempt() == standing.attempt()
                && standing.reason().retriedAutomatically()
                && !incoming.reason().retriedAutomatically();
    }
}
