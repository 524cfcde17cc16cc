package dev.longform.judge.domain.reading;

/**
 * What the judge was asked for, as far as reading its answer needs it.
 *
 * @param slots how many responses it was shown
 * @param scale the scale of a rating; null for a choice
 * @param instructions the sentences of the instruction that show a verdict as an example
 */
public record Asked(int slots, Scale scale, Instructions instructions) {}
