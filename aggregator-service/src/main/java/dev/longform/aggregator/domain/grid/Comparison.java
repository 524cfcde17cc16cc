package dev.longform.aggregator.domain.grid;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Two sides cell by cell, on the needles that both answered.
 *
 * @param axes rows and columns of those needles
 * @param cells every cell, row by row
 * @param overall all cells together
 * @param byLength the rows
 * @param byPosition the columns
 */
public record Comparison(
        Axes axes,
        Map<Place, Difference> cells,
        Difference overall,
        Map<Integer, Difference> byLength,
        Map<Column, Difference> byPosition) {
    static Comparison of(Collection<PairedNeedle> needles, Draws draws) {
        Axes axes = Axes.of(needles.stream().map(PairedNeedle::place).toList());
        Map<Place, Difference> cells = new LinkedHashMap<>();
        axes.places()
                .forEach(place -> cells.put(
                        place,
                        Difference.of(
                                "cell." + place.length() + "." + name(place.column()),
                                where(needles, place::equals),
                                draws)));
        Map<Integer, Difference> byLength = new LinkedHashMap<>();
        axes.lengths()
                .forEach(length -> byLength.put(
                        length,
                        Difference.of("length." + length, where(needles, place -> place.length() == length), draws)));
        Map<Column, Difference> byPosition = new LinkedHashMap<>();
        axes.columns()
                .forEach(column -> byPosition.put(
                        column,
                        Difference.of(
                                "position." + name(column),
                                where(needles, place -> place.column().equals(column)),
                                draws)));
        return new Comparison(axes, cells, Difference.of("overall", List.copyOf(needles), draws), byLength, byPosition);
    }

    private static List<PairedNeedle> where(Collection<PairedNeedle> needles, Predicate<Place> wanted) {
        return needles.stream().filter(needle -> wanted.test(needle.place())).toList();
    }

    private static String name(Column column) {
        return column.bin() + "/" + column.bins();
    }
}
