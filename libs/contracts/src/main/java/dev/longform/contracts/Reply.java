package dev.longform.contracts;

import java.util.List;

/**
 * One answer of a judge.
 *
 * @param order the candidate indexes it was shown, in the order of the slots A, B, C…; one index for a rating, two for
 *     a comparison
 * @param picked the candidate index it picked; null for a rating or where nothing could be read
 * @param rating the rating it gave; null for a selection or where nothing could be read
 * @param text the raw text, up to the stated length; null when it is not kept any more
 * @param cut whether {@code text} is shorter than what the judge wrote
 * @param repaired whether this is the answer to a repair question
 * @param problem why the text does not count, whatever it says, by what the server reported; null where the text decides
 * @param format what the server held the answer to; null for plain text
 * @param expected whether {@code rating} is the mean over the probabilities of the rating's tokens; false where that was
 *     asked for and the server did not give them, so that it is the rating in the text; null where it was not asked for.
 *     An item's scores are expected ratings only where all of its candidates have one
 */
public record Reply(
        List<Integer> order,
        Integer picked,
        Double rating,
        String text,
        boolean cut,
        boolean repaired,
        Reason problem,
        AnswerFormat format,
        Boolean expected) {
    public Reply {
        Require.present("order", order);

        order = List.copyOf(order);
    }

    /** An answer in plain text that decides. */
    public Reply(List<Integer> order, Integer picked, Double rating, String text, boolean cut, boolean repaired) {
        this(order, picked, rating, text, cut, repaired, null, null, null);
    }

    /** The same with another text. */
    public Reply withText(String other) {
        return new Reply(order, picked, rating, other, cut, repaired, problem, format, expected);
    }
}
