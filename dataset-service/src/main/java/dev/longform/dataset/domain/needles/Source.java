package dev.longform.dataset.domain.needles;

import dev.longform.contracts.Message;
import java.util.List;

/**
 * A document that haystacks are cut from, or a prompt that they are written to.
 *
 * @param id unique in the plan: the cluster of its needles
 * @param subset the subtask
 * @param prompt what it answers
 * @param text all of it; empty where it is written
 * @param tokens its length, or the longest that is written
 */
public record Source(String id, String subset, List<Message> prompt, String text, int tokens) {
    public Source {
        prompt = List.copyOf(prompt);
    }
}
