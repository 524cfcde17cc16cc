package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longform.aggregator.domain.grid.Column;
import dev.longform.aggregator.domain.grid.Comparison;
import dev.longform.aggregator.domain.grid.Difference;
import dev.longform.contracts.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two sides cell by cell, on the needles that both answered. Rows and columns are those of the heatmap around it.
 *
 * @param run the second side's run; missing where sides are pooled
 * @param model the second side's model; missing where sides are pooled
 */
public record ComparisonView(
        @JsonInclude(JsonInclude.Include.NON_NULL) String run,
        @JsonInclude(JsonInclude.Include.NON_NULL) String model,
        DifferenceView overall,
        List<DifferenceView> cells,
        MarginalsView<DifferenceView> marginals) {
    /** The second side is one run. */
    static ComparisonView of(RunEvent other, Comparison comparison, List<Column> columns) {
        return of(other.runId(), other.model().name(), comparison, columns);
    }

    /** Both sides are pooled. */
    static ComparisonView pooled(Comparison comparison) {
        return of(null, null, comparison, comparison.axes().columns());
    }

    private static ComparisonView of(String run, String model, Comparison comparison, List<Column> columns) {
        List<DifferenceView> cells = new ArrayList<>();
        comparison
                .cells()
                .forEach((place, difference) ->
                        cells.add(DifferenceView.of(place.length(), columns.indexOf(place.column()), difference)));
        return new ComparisonView(
                run, model, DifferenceView.of(null, null, comparison.overall()), cells, marginals(comparison, columns));
    }

    private static MarginalsView<DifferenceView> marginals(Comparison comparison, List<Column> columns) {
        return new MarginalsView<>(
                comparison.byLength().entrySet().stream()
                        .map(row -> DifferenceView.of(row.getKey(), null, row.getValue()))
                        .toList(),
                comparison.byPosition().entrySet().stream()
                        .map((Map.Entry<Column, Difference> column) ->
                                DifferenceView.of(null, columns.indexOf(column.getKey()), column.getValue()))
                        .toList());
    }
}
