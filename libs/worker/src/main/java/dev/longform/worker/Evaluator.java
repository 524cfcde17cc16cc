package dev.longform.worker;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Calls;

/** What a worker is for. Each worker service has one bean of this type; it is called by many threads at once. */
public interface Evaluator {
    /**
     * Asks the request's model about the request's item.
     *
     * @param request what to do
     * @param calls to be passed on to every call of a model server
     * @return the outcome
     * @throws CallFailedException when a call failed: the item is unscored for the call's reason
     * @throws UnscoredException when there is an answer that is none: the item is unscored for this reason
     */
    Evaluation evaluate(EvaluationRequest request, Calls calls);
}
