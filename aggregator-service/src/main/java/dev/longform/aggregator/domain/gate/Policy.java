package dev.longform.aggregator.domain.gate;

import java.util.List;

/**
 * What a model must show before it goes on.
 *
 * @param policy its name, for people; may be null
 * @param incumbent whom margins are against: a run's id, {@code NAME} or {@code NAME@REVISION} of a model; the previous
 *     revision of the same model when null
 * @param rules all of them must pass
 */
public record Policy(String policy, String incumbent, List<Rule> rules) {
    /** @throws IllegalArgumentException without rules: a gate that asks for nothing would always pass */
    public Policy {
        if (rules == null || rules.isEmpty()) {
            throw new IllegalArgumentException("a policy needs at least one entry under 'rules'");
        }
        rules = List.copyOf(rules);
    }
}
