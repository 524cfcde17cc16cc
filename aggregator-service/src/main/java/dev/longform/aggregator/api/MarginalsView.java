package dev.longform.aggregator.api;

import java.util.List;

/**
 * The rows and columns of a grid.
 *
 * @param byLength the rows, shortest first
 * @param byPosition the columns, first position first
 * @param <V> what is said of each
 */
public record MarginalsView<V>(List<V> byLength, List<V> byPosition) {}
