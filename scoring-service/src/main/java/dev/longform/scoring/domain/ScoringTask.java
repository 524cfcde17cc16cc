package dev.longform.scoring.domain;

import dev.longform.contracts.Candidate;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import java.util.List;

/**
 * What a classifier may know of a request: neither which candidates are chosen nor which item it is.
 *
 * @param model whom to ask
 * @param prompt the conversation
 * @param candidates the responses, verbatim
 * @param allowTruncation whether a response is scored of which the server saw only a part
 */
public record ScoringTask(ModelSpec model, List<Message> prompt, List<String> candidates, boolean allowTruncation) {
    /** The part of a request that concerns a classifier. */
    public static ScoringTask of(EvaluationRequest request) {
        return new ScoringTask(
                request.model(),
                request.item().prompt(),
                request.item().candidates().stream().map(Candidate::text).toList(),
                request.protocol().allowTruncation());
    }
}
