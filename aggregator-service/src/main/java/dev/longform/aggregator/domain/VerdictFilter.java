package dev.longform.aggregator.domain;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import java.util.Optional;

/**
 * Which verdicts of a run are wanted, in the order of their items' ids.
 *
 * @param outcome only with this outcome
 * @param reason only unscored for this reason
 * @param subset only of this subset
 * @param after only behind this item
 * @param limit how many at most
 */
public record VerdictFilter(
        Optional<Outcome> outcome,
        Optional<Reason> reason,
        Optional<String> subset,
        Optional<String> after,
        int limit) {}
