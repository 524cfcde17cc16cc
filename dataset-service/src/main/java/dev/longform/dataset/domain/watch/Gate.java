package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;

/** Holds a model's runs against a policy. */
public interface Gate {
    String PASS = "PASS";
    String INCONCLUSIVE = "INCONCLUSIVE";

    /**
     * The gate's decision.
     *
     * @param word {@code PASS}, {@code FAIL} or {@code INCONCLUSIVE}
     * @param reason a sentence on what decided it
     */
    record Decision(String word, String reason) {}

    /**
     * Decides.
     *
     * @throws GateRefused when the policy cannot be meant
     * @throws RuntimeException when there is no answer now
     */
    Decision decide(Identity model, JsonNode policy);

    /** The policy cannot be meant; the message says why. */
    final class GateRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public GateRefused(String message) {
            super(message);
        }
    }
}
