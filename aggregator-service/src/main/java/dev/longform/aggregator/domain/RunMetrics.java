package dev.longform.aggregator.domain;

/**
 * Everything about a run.
 *
 * @param numbers its numbers
 * @param intervals those of its intervals that need a bootstrap
 */
public record RunMetrics(RunNumbers numbers, Intervals intervals) {}
