package dev.longform.scoring.domain;

import dev.longform.endpoints.Calls;
import dev.longform.worker.Adapter;

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
}
