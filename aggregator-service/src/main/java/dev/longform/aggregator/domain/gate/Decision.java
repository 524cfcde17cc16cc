package dev.longform.aggregator.domain.gate;

import java.util.List;

/**
 * The word of a gate.
 *
 * @param subject whom it is about
 * @param policy what was asked
 * @param findings one for each check of each rule
 */
public record Decision(Subject subject, Policy policy, List<Finding> findings) {
    public Word word() {
        return Word.worst(findings.stream().map(Finding::word).toList());
    }
}
