package dev.longform.aggregator.domain.grid;

import java.util.Comparator;

/**
 * A cell of the grid.
 *
 * @param length the row, in tokens
 * @param column the column
 */
public record Place(int length, Column column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::length).thenComparing(Place::column);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
