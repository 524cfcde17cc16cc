package dev.longform.needles.domain.editing;

/**
 * What an editor wrote for one place.
 *
 * @param right the true statement
 * @param wrong the false one
 */
record Proposal(String right, String wrong) {}
