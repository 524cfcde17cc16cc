package dev.longform.aggregator.domain.grid;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows and columns of a grid.
 *
 * @param lengths the rows, in tokens, shortest first
 * @param columns the columns, first position first
 */
public record Axes(List<Integer> lengths, List<Column> columns) {
    /** The axes that hold these cells: their rows, and every bin of the sort of bins that they use. */
    static Axes of(Collection<Place> places) {
        return new Axes(
                places.stream().map(Place::length).distinct().sorted().toList(),
                places.stream()
                        .map(place -> place.column().bins())
                        .distinct()
                        .flatMap(bins -> IntStream.range(0, bins).mapToObj(bin -> new Column(bin, bins)))
                        .sorted()
                        .toList());
    }

    /** All cells, row by row. */
    List<Place> places() {
        return lengths.stream()
                .flatMap(length -> columns.stream().map(column -> new Place(length, column)))
                .toList();
    }
}
