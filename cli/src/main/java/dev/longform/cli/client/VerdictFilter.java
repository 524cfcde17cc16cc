package dev.longform.cli.client;

/**
 * Which verdicts are asked for; null means any.
 *
 * @param outcome {@code CORRECT}, {@code TIED}, {@code MIXED}, {@code WRONG} or {@code UNSCORED}
 * @param reason why an item is unscored
 * @param subset the subset's name
 */
public record VerdictFilter(String outcome, String reason, String subset) {}
