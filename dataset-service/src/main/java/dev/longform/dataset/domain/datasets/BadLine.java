package dev.longform.dataset.domain.datasets;

/**
 * A line that is not an item.
 *
 * @param line counted from 1, blank lines included
 * @param reason for people
 */
public record BadLine(long line, String reason) {}
