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
     * Asks once.
     *
     * @param calls the delivery's calls: its deadline holds, and what this costs is added to it
     * @param model whom to ask
     * @param decoding how its text is sampled
     * @param conversation what it is sent; the last message is the user's
     * @return what it answered
     * @throws dev.longform.endpoints.CallFailedException when no answer came
     */
    JudgeAnswer ask(Calls calls, ModelSpec model, Decoding decoding, List<Message> conversation);
}
