package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A heatmap as rows of cells, whatever it is drawn on. The last row and the last column are those of all together.
 *
 * @param title what the cells are
 * @param rows the names of the rows: lengths in tokens, and {@value #ALL}
 * @param columns the names of the columns: positions, and {@value #ALL}
 * @param values row by row
 * @param scale how values look
 */
record HeatmapGrid(
        String title, List<String> rows, List<String> columns, List<List<GridValue>> values, ColourScale scale) {
    /** The name of the row and the column of all together. */
    static final String ALL = "all";

    private record Place(int length, int position) {}

    /** The accuracies of a heatmap. */
    static HeatmapGrid accuracy(JsonNode heatmap) {
        return of(heatmap, heatmap, "accuracy of answered needles, in %", GridValue::accuracy, ColourScale.ACCURACY);
    }

    /** The differences of a heatmap's comparison. */
    static HeatmapGrid difference(JsonNode heatmap) {
        JsonNode comparison = heatmap.path("comparison");
        String title = "%s less %s, on needles that both answered, in points"
                .formatted(Cell.text(heatmap.path("model")), Cell.text(comparison.path("model")));
        return of(heatmap, comparison, title, GridValue::difference, ColourScale.DIFFERENCE);
    }

    /**
     * The accuracies of one side of a pooled heatmap, on needles that both sides answered.
     *
     * @param side 0 for classifiers, 1 for judges
     */
    static HeatmapGrid side(JsonNode pooled, int side, String name) {
        String title = name + ": accuracy on needles that both sides answered, in %";
        return of(pooled, pooled, title, numbers -> GridValue.side(numbers, side), ColourScale.ACCURACY);
    }

    /** The differences of a pooled heatmap. */
    static HeatmapGrid pooled(JsonNode pooled) {
        String title = "classifiers less judges, on needles that both sides answered, in points";
        return of(pooled, pooled, title, GridValue::difference, ColourScale.DIFFERENCE);
    }

    private static HeatmapGrid of(
            JsonNode heatmap, JsonNode numbers, String title, Function<JsonNode, GridValue> value, ColourScale scale) {
        Map<Place, GridValue> cells = new HashMap<>();
        numbers.path("cells").forEach(cell -> cells.put(place(cell), value.apply(cell)));
        numbers.path("marginals").path("byLength").forEach(row -> cells.put(place(row), value.apply(row)));
        numbers.path("marginals").path("byPosition").forEach(column -> cells.put(place(column), value.apply(column)));
        cells.put(new Place(-1, -1), value.apply(numbers.path("overall")));
        List<Integer> lengths = new ArrayList<>();
        heatmap.path("lengths").forEach(length -> lengths.add(length.asInt()));
        lengths.add(-1);
        List<String> columns = new ArrayList<>();
        heatmap.path("positions").forEach(position -> columns.add(name(position)));
        columns.add(ALL);
        List<List<GridValue>> values = new ArrayList<>();
        for (int length : lengths) {
            List<GridValue> row = new ArrayList<>();
            for (int position = 0; position < columns.size(); position++) {
                Place place = new Place(length, position == columns.size() - 1 ? -1 : position);
                row.add(cells.getOrDefault(place, GridValue.NONE));
            }
            values.add(row);
        }
        List<String> rows = lengths.stream()
                .map(length -> length < 0 ? ALL : String.format(Locale.ROOT, "%,d", length))
                .toList();
        return new HeatmapGrid(title, rows, columns, values, scale);
    }

    /** A cell's place; what belongs to a whole row or column has -1 on the other axis. */
    private static Place place(JsonNode cell) {
        return new Place(cell.path("length").asInt(-1), cell.path("position").asInt(-1));
    }

    static String name(JsonNode position) {
        return percent(position.get(0)) + "-" + percent(position.get(1)) + "%";
    }

    private static String percent(JsonNode share) {
        return String.valueOf(Math.round(share.asDouble() * 100));
    }
}
