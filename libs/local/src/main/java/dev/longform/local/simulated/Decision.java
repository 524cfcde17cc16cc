package dev.longform.local.simulated;

import java.util.List;
import java.util.Optional;

/**
 * All that is decided beforehand about one item.
 *
 * @param reply what sort of answer it gets
 * @param biased whether a selection picks the habitual slot
 * @param failure how its calls fail; empty when they work
 * @param opinion what the model thinks
 * @param preference its candidates, the one that it would pick first
 * @param ratings a rating of 0..10 for each candidate
 */
record Decision(
        Reply reply,
        boolean biased,
        Optional<ErrorTrap> failure,
        Opinion opinion,
        List<Integer> preference,
        double[] ratings) {
    /** The one of these candidates that it prefers. */
    int pick(List<Integer> shown) {
        return preference.stream().filter(shown::contains).findFirst().orElseThrow();
    }
}
