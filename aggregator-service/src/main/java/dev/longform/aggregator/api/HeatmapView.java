package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longform.aggregator.domain.grid.Axes;
import dev.longform.aggregator.domain.grid.Column;
import dev.longform.aggregator.domain.grid.Heatmap;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grid of a run. An unfinished run shows what has a verdict so far.
 *
 * @param aspect the aspect it is about; null for all of them together
 * @param aspects all aspects that the run has needles of
 * @param natural whether any of the needles are errors that humans located
 * @param lengths the rows, in tokens
 * @param positions the columns: from (inclusive) and to (exclusive), 0..1
 * @param cells every cell, row by row; one without items has no accuracy
 * @param comparison with another run; missing when none was asked for
 */
public record HeatmapView(
        String run,
        String model,
        String revision,
        ModelKind kind,
        RunState state,
        String dataset,
        int version,
        Optional<String> aspect,
        List<String> aspects,
        boolean natural,
        List<Integer> lengths,
        List<List<Double>> positions,
        NeedleScoreView overall,
        List<NeedleScoreView> cells,
        MarginalsView<NeedleScoreView> marginals,
        TrendView trend,
        @JsonInclude(JsonInclude.Include.NON_NULL) ComparisonView comparison) {
    static HeatmapView of(Heatmap heatmap, ComparisonView comparison) {
        RunEvent event = heatmap.run().event();
        List<Column> columns = heatmap.axes().columns();
        List<NeedleScoreView> cells = new ArrayList<>();
        heatmap.cells()
                .forEach((place, score) ->
                        cells.add(NeedleScoreView.cell(place.length(), columns.indexOf(place.column()), score)));
        return new HeatmapView(
                event.runId(),
                event.model().name(),
                event.model().revision(),
                event.model().kind(),
                event.state(),
                event.dataset().name(),
                event.dataset().version(),
                heatmap.aspect(),
                heatmap.aspects(),
                heatmap.natural(),
                heatmap.axes().lengths(),
                positions(heatmap.axes()),
                NeedleScoreView.whole(heatmap.overall()),
                cells,
                marginals(heatmap, columns),
                TrendView.of(heatmap.trend()),
                comparison);
    }

    static List<List<Double>> positions(Axes axes) {
        return axes.columns().stream()
                .map(column -> List.of(column.low(), column.high()))
                .toList();
    }

    private static MarginalsView<NeedleScoreView> marginals(Heatmap heatmap, List<Column> columns) {
        return new MarginalsView<>(
                heatmap.byLength().entrySet().stream()
                        .map(row -> NeedleScoreView.row(row.getKey(), row.getValue()))
                        .toList(),
                heatmap.byPosition().entrySet().stream()
                        .map(column -> NeedleScoreView.column(columns.indexOf(column.getKey()), column.getValue()))
                        .toList());
    }
}
