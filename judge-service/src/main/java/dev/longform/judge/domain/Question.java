package dev.longform.judge.domain;

import dev.longform.contracts.Message;
import dev.longform.judge.domain.reading.Asked;
import java.util.List;

/**
 * What a judge is asked.
 *
 * @param conversation what it is sent; the last message is the user's
 * @param asked the verdict that its answer is to hold
 * @param repair whether it is asked to repeat its answer in the required format and nothing else
 */
public record Question(List<Message> conversation, Asked asked, boolean repair) {
    public Question {
        conversation = List.copyOf(conversation);
    }
}
