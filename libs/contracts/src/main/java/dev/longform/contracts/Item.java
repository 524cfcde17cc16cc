package dev.longform.contracts;

import java.util.List;

/**
 * A prompt and its candidates: the chosen ones first, then the rejected ones, as in the dataset.
 * A candidate's place in this list is its <em>candidate index</em> everywhere in the system.
 *
 * @param id unique in its dataset version
 * @param subset the subtask
 * @param prompt the conversation; a prompt that is a text is one {@code user} message
 * @param candidates at least one chosen and one rejected, 16 at most
 */
public record Item(String id, String subset, List<Message> prompt, List<Candidate> candidates) {
    /** The most candidates that an item may have. */
    public static final int MAX_CANDIDATES = 16;

    public Item {
        Require.text("id", id);
        Require.text("subset", subset);
        Require.present("prompt", prompt);
        Require.present("candidates", candidates);
        Require.that(candidates.size() >= 2 && candidates.size() <= MAX_CANDIDATES, "an item has 2 to 16 candidates");

        prompt = List.copyOf(prompt);
        candidates = List.copyOf(candidates);
    }
}
