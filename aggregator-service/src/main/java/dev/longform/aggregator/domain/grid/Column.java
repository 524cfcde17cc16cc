package dev.longform.aggregator.domain.grid;

import java.util.Comparator;

/**
 * A column of a grid: one of the bins of equal width that positions are sorted into.
 *
 * @param bin which one, from 0
 * @param bins how many there are
 */
public record Column(int bin, int bins) implements Comparable<Column> {
    private static final Comparator<Column> ORDER =
            Comparator.comparingDouble(Column::low).thenComparing(Column::high);

    /** Its lowest position, 0..1. */
    public double low() {
        return (double) bin / bins;
    }

    /** Where the next column begins, 0..1. */
    public double high() {
        return (double) (bin + 1) / bins;
    }

    @Override
    public int compareTo(Column other) {
        return ORDER.compare(this, other);
    }
}
