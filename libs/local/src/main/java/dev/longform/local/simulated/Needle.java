package dev.longform.local.simulated;

/**
 * Where the needle of an item stands.
 *
 * @param aspect what is wrong with the rejected text
 * @param length the row of the grid, in tokens
 * @param bin the column of the grid, 0-based
 * @param bins how many columns there are
 */
public record Needle(String aspect, int length, int bin, int bins) {}
