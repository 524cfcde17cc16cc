package dev.longform.aggregator.domain;

/**
 * The answered items of one cluster in one subset.
 *
 * @param cluster items that share a prompt
 * @param subset the subset
 * @param answered how many items
 * @param credit the sum of their credits, in units of 1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}
 * @param pairs pairs of a chosen and a rejected candidate with scores
 * @param pairsWon those in which the chosen one scores higher
 */
public record ClusterTally(String cluster, String subset, long answered, long credit, long pairs, long pairsWon) {}
