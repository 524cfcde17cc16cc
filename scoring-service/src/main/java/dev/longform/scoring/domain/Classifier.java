package dev.longform.scoring.domain;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.endpoints.Calls;
import dev.longform.worker.Adapter;
import dev.longform.worker.ProbeNotes;
import java.util.Optional;

/** A way to get numbers from a reward model. A bean of this type is found by its {@link #name()}. */
public interface Classifier extends Adapter {
    /**
     * Gives every candidate its number: higher is better.
     *
     * @param task what is scored
     * @param calls to be passed on to every call of a model server
     * @return one number for each candidate, in their order
     * @throws dev.longform.endpoints.CallFailedException when a call failed
     * @throws dev.longform.worker.UnscoredException when an answer holds no valid number, or the server saw only a part
     *     and that is not allowed
     */
    Scores score(ScoringTask task, Calls calls);

    /**
     * The same with the server's activation, where there is a switch for it: for a probe, which wants to see a difference.
     */
    default Optional<Scores> squashed(ScoringTask task, Calls calls) {
        return Optional.empty();
    }

    /** Asks the server what it is, for a probe, and notes what it tells. */
    default void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {}

    /** What is known of the scores without looking at any. */
    default Activation activation() {
        return Activation.UNKNOWN;
    }
}
