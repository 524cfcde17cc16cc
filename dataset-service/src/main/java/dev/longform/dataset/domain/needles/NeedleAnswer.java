package dev.longform.dataset.domain.needles;

import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.NeedlePair;
import java.util.UUID;

/** What the generator says of a haystack. */
public sealed interface NeedleAnswer {
    /** The plan that asked. */
    UUID plan();

    /** The question's number within the plan. */
    int haystack();

    /**
     * One pair.
     *
     * @param pair as it came
     */
    record Pair(UUID plan, int haystack, NeedlePair pair) implements NeedleAnswer {}

    /**
     * The closing record.
     *
     * @param done as it came
     */
    record Done(UUID plan, int haystack, HaystackDone done) implements NeedleAnswer {}
}
