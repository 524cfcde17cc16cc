package dev.longform.dataset.domain.needles;

import dev.longform.contracts.Message;
import java.util.List;

/**
 * A document that haystacks are cut from.
 *
 * @param id unique in the plan: the cluster of its needles
 * @param subset the subtask
 * @param prompt what it answers
 * @param text all of it
 * @param tokens its length
 */
public record Source(String id, String subset, List<Message> prompt, String text, int tokens) {
    public Source {
        prompt = List.copyOf(prompt);
    }
}
