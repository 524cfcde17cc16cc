package dev.longform.aggregator.domain.history;

/**
 * What repeated runs answered to the same items. Two answers are the same when outcome and credit are.
 *
 * @param items that at least two of the runs answered
 * @param differing those of them that got different answers
 * @param pairs of answers to one item by two runs
 * @param differingPairs those of them that are different
 */
public record RepeatCount(long items, long differing, long pairs, long differingPairs) {}
