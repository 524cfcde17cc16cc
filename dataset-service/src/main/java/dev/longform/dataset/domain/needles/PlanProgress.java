package dev.longform.dataset.domain.needles;

/**
 * How far a plan is.
 *
 * @param sources documents that reach at least one length; 0 once the plan has ended
 * @param haystacks asked for so far
 * @param answered of them whose pairs are all in, or that were refused
 * @param outstanding of them that are at the generator
 * @param pairs that the answered haystacks have
 */
public record PlanProgress(long sources, long haystacks, long answered, long outstanding, long pairs) {}
