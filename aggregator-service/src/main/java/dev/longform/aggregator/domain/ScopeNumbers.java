package dev.longform.aggregator.domain;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a run, or of one of its subsets. A failed call is in no denominator but coverage's.
 *
 * @param total items
 * @param attempted items published at least once or settled by the coordinator
 * @param counts what was counted
 * @param ended whether the run has ended
 */
public record ScopeNumbers(long total, long attempted, Counts counts, boolean ended) {
    /** Items that have a verdict. */
    static long settled(Counts counts) {
        return Arrays.stream(Outcome.values())
                .mapToLong(outcome -> counts.get(CounterName.outcome(outcome)))
                .sum();
    }

    /** Items that have a verdict. */
    public long settled() {
        return settled(counts);
    }

    public long outcome(Outcome outcome) {
        return counts.get(CounterName.outcome(outcome));
    }

    /** Items with an outcome other than {@code UNSCORED}. */
    public long answered() {
        return settled(counts) - outcome(Outcome.UNSCORED);
    }

    /** answered / attempted. */
    public Optional<Double> coverage() {
        return Ratio.of(answered(), attempted);
    }

    /** The mean credit of the answered items; empty when nothing was answered. */
    public Optional<Double> accuracy() {
        return meanCredit(CounterName.CREDIT);
    }

    /** How often a chosen candidate is at the top, over the answered items. */
    public Optional<Double> top1() {
        return meanCredit(CounterName.TOP1);
    }

    /** The Wilson interval of the accuracy. */
    public Optional<Interval> interval() {
        return accuracy().map(mean -> Wilson.interval(mean, answered()));
    }

    /**
     * What the accuracy would be if every unanswered item were wrong, and if every one were right: over all items once
     * the run has ended, over the attempted ones before.
     */
    public Optional<Interval> bounds() {
        long items = Math.max(ended ? total : attempted, answered());
        if (items == 0) {
            return Optional.empty();
        }
        double credit = (double) counts.get(CounterName.CREDIT) / CREDIT_UNITS;
        return Optional.of(new Interval(credit / items, (credit + items - answered()) / items));
    }

    /** The share of an outcome among the answered items. */
    public Optional<Double> share(Outcome outcome) {
        return Ratio.of(outcome(outcome), answered());
    }

    /** Pairs that the chosen candidate wins; empty for protocols without scores. */
    public Optional<Double> pairwise() {
        return Ratio.of(counts.get(CounterName.PAIRS_WON), counts.get(CounterName.PAIRS));
    }

    /** How often every order picked the same candidate; empty without several orders. */
    public Optional<Double> consistency() {
        return Ratio.of(counts.get(CounterName.CONSISTENT), counts.get(CounterName.SEVERAL_ORDERS));
    }

    /** How often the longest candidate is picked, of the picks where it is chosen. */
    public Optional<Double> longestPickedWhenChosen() {
        return Ratio.of(counts.get(CounterName.LONGEST_CHOSEN_PICKED), counts.get(CounterName.LONGEST_CHOSEN));
    }

    /** How often the longest candidate is picked, of the picks where it is rejected. */
    public Optional<Double> longestPickedWhenRejected() {
        return Ratio.of(counts.get(CounterName.LONGEST_REJECTED_PICKED), counts.get(CounterName.LONGEST_REJECTED));
    }

    /** Unscored items by reason, without the reasons that did not occur. */
    public Map<Reason, Long> unscored() {
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            long items = counts.get(CounterName.reason(reason));
            if (items != 0) {
                reasons.put(reason, items);
            }
        }
        return reasons;
    }

    private Optional<Double> meanCredit(CounterName sum) {
        return answered() == 0
                ? Optional.empty()
                : Optional.of((double) counts.get(sum) / ((double) CREDIT_UNITS * answered()));
    }
}
