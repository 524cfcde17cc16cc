package dev.longform.aggregator.domain.generalisation;

import java.util.List;
import java.util.Set;

/**
 * What a model answered on the data of one side.
 *
 * @param items how many items the data has
 * @param answers those that it answered
 */
public record Side(long items, List<Given> answers) {
    public Side {
        answers = List.copyOf(answers);
    }

    /**
     * An answer.
     *
     * @param item its dataset version and id
     * @param cluster items of one cluster share a prompt, and are not independent
     * @param top1 the share of chosen candidates among those at the top, in units of
     *     1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}: what classifiers and judges have in common
     */
    public record Given(String item, String cluster, long top1) {}

    /** The answers to these items alone. */
    Side of(Set<String> kept) {
        return new Side(
                items,
                answers.stream().filter(answer -> kept.contains(answer.item())).toList());
    }
}
