package dev.longform.dataset.domain.needles;

/**
 * A pair that the generator made, without its texts.
 *
 * @param haystack the question's number
 * @param number of the pair within the haystack
 * @param sourceId the document
 * @param cell where it belongs
 */
public record MadePair(int haystack, int number, String sourceId, Cell cell) {}
