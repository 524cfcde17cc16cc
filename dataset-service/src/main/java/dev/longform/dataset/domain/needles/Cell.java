package dev.longform.dataset.domain.needles;

import java.util.Comparator;

/**
 * A cell of a plan's grid.
 *
 * @param aspect of the needles
 * @param length the row, in tokens
 * @param bin the column, from 0
 */
public record Cell(String aspect, int length, int bin) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::aspect).thenComparingInt(Cell::length).thenComparingInt(Cell::bin);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
