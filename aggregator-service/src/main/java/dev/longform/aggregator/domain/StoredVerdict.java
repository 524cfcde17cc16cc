package dev.longform.aggregator.domain;

import dev.longform.benchmark.VerdictOrder.Standing;
import dev.longform.contracts.Verdict;
import java.util.Optional;

/**
 * The verdict of an item that stands so far.
 *
 * @param standing what decides whether another takes its place
 * @param verdict the whole of it; empty for an answered one, which stands for ever
 */
public record StoredVerdict(Standing standing, Optional<Verdict> verdict) {
    /** A verdict as it stands once it is stored. */
    public static StoredVerdict of(Verdict verdict) {
        return new StoredVerdict(
                new Standing(verdict.outcome(), verdict.reason(), verdict.attempt()), Optional.of(verdict));
    }
}
