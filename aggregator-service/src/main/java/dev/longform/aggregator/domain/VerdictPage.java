package dev.longform.aggregator.domain;

import dev.longform.contracts.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Some verdicts of a run.
 *
 * @param verdicts in the order of their items' ids
 * @param next the item behind which the next page begins; empty when there is none
 */
public record VerdictPage(List<Verdict> verdicts, Optional<String> next) {}
