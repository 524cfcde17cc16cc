package dev.longform.aggregator.domain.comparison;

import dev.longform.contracts.Outcome;

/**
 * What a run answered to one item, as a comparison sees it.
 *
 * @param itemId the item
 * @param subset its subset
 * @param cluster items with the same cluster are not independent
 * @param outcome what came of it; never {@code UNSCORED}
 * @param credit in units of 1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}
 * @param top1 the share of chosen candidates among those at the top, in the same units
 */
public record Answer(String itemId, String subset, String cluster, Outcome outcome, long credit, long top1) {
    boolean correct() {
        return outcome == Outcome.CORRECT;
    }
}
