package dev.longform.judge.domain;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Calls;
import dev.longform.worker.Adapter;
import java.util.List;

/** A model that writes text: a conversation in, its answer out. One implementation for each wire protocol. */
public interface Judge extends Adapter {
    /**
     * The model's option that asks for the mean over the probabilities of a rating's tokens instead of the rating in the
     * text.
     */
    String EXPECTED_RATING = "expectedRating";

    /**
     * Asks once.
     *
     * @param calls the delivery's calls: its deadline holds, and what this costs is added to it
     * @param model whom to ask
     * @param decoding how its text is sampled
     * @param question what it is asked
     * @return what it answered
     * @throws dev.longform.endpoints.CallFailedException when no answer came
     */
    JudgeAnswer ask(Calls calls, ModelSpec model, Decoding decoding, Question question);

    /**
     * What the server says about itself.
     *
     * @throws dev.longform.endpoints.CallFailedException when it does not tell
     */
    default ServerFacts facts(Calls calls, ModelSpec model) {
        return ServerFacts.NONE;
    }

    /**
     * What the server's own tokenizer makes of a conversation, in tokens; 0 when it has none that can be asked.
     *
     * @throws dev.longform.endpoints.CallFailedException when it does not tell
     */
    default long tokens(Calls calls, ModelSpec model, List<Message> conversation) {
        return 0;
    }

    /** What this worker does otherwise for this model, because its server refused it before; for people. */
    default List<String> adaptations(ModelSpec model) {
        return List.of();
    }
}
