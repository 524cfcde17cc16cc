package dev.longform.dataset.domain.datasets;

/**
 * How the items of a version share prompts.
 *
 * @param clusters distinct prompts
 * @param shared items whose prompt another item has as well
 */
public record PromptCounts(long clusters, long shared) {}
