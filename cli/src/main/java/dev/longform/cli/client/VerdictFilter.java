package dev.longform.cli.client;

/**
 * Which verdicts are asked for; null means any.
 *
 * @param outcome {@code CORRECT}, {@code TIED}, {@code MIXED}, {@code WRONG} or {@code UNSCORED}
 * @param reason why an item is unscored
 * @param subset the subset's name
 * @param revision the run's revision; null for the newest
 */
public record VerdictFilter(String outcome, String reason, String subset, Integer revision) {
    /** In the newest revision. */
    public VerdictFilter(String outcome, String reason, String subset) {
        this(outcome, reason, subset, null);
    }
}
