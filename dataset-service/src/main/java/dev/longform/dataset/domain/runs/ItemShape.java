package dev.longform.dataset.domain.runs;

/**
 * What of an item decides how much it takes to ask about it.
 *
 * @param candidates how many
 * @param chosen how many of them are chosen
 * @param bytes of the encoded item
 */
public record ItemShape(int candidates, int chosen, long bytes) {}
