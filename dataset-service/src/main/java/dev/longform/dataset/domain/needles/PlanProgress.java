package dev.longform.dataset.domain.needles;

/**
 * How far a plan is.
 *
 * @param sources documents that reach at least one length; null once the plan has ended, which deletes them
 * @param haystacks asked for so far
 * @param answered of them whose pairs are all in, or that were refused
 * @param outstanding of them that are at the generator
 * @param pairs that the answered haystacks have
 */
public record PlanProgress(Long sources, long haystacks, long answered, long outstanding, long pairs) {}
