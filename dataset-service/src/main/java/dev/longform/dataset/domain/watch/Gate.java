package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.dataset.domain.runs.RunStatus;
import java.util.List;

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

    /** Whether the gate has every verdict of these runs; false as long as some may be on their way. */
    boolean hasAll(List<RunStatus> runs);

    /**
     * Decides.
     *
     * @param runs of the model; for their datasets they are meant, and no other of its runs
     * @throws GateRefused when the policy cannot be meant
     * @throws RuntimeException when there is no answer now
     */
    Decision decide(Identity model, List<RunStatus> runs, JsonNode policy);

    /** The policy cannot be meant; the message says why. */
    final class GateRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public GateRefused(String message) {
            super(message);
        }
    }
}
