package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.VerdictPage;
import dev.longform.contracts.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A page of verdicts.
 *
 * @param verdicts in the order of their items' ids
 * @param next what {@code after} must be for the next page; empty on the last
 */
public record VerdictsView(List<Verdict> verdicts, Optional<String> next) {
    static VerdictsView of(VerdictPage page) {
        return new VerdictsView(page.verdicts(), page.next().map(Cursor::encode));
    }
}
