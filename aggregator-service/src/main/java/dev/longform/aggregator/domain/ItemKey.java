package dev.longform.aggregator.domain;

/**
 * One item of a run: what has one verdict.
 *
 * @param run the run and revision
 * @param itemId the item
 */
public record ItemKey(RunKey run, String itemId) {}
