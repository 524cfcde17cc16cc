package dev.longform.contracts;

import java.util.List;

/**
 * One answer of a judge.
 *
 * @param order the candidate indexes it was shown, in the order of the slots A, B, C…; one index for a rating
 * @param picked the candidate index it picked; null for a rating or where nothing could be read
 * @param rating the rating it gave; null for a selection or where nothing could be read
 * @param text the raw text, up to the stated length
 * @param cut whether {@code text} is shorter than what the judge wrote
 * @param repaired whether this is the answer to a repair question
 */
public record Reply(List<Integer> order, Integer picked, Double rating, String text, boolean cut, boolean repaired) {
    public Reply {
        Require.present("order", order);

        order = List.copyOf(order);
    }
}
