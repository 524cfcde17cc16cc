package dev.longform.aggregator.domain.grid;

import dev.longform.aggregator.domain.KnownRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The grid of a run: how its needles were answered, by length and position.
 *
 * @param run the run
 * @param aspect the aspect it is about; empty for all of them together
 * @param aspects all aspects that the run has needles of
 * @param natural whether any of the needles are errors that humans located
 * @param axes its rows and columns
 * @param cells every cell, row by row; a cell without items has a score without items
 * @param overall all cells together
 * @param byLength the rows
 * @param byPosition the columns
 * @param trend how credit goes with position and length
 */
public record Heatmap(
        KnownRun run,
        Optional<String> aspect,
        List<String> aspects,
        boolean natural,
        Axes axes,
        Map<Place, Score> cells,
        Marginal overall,
        Map<Integer, Marginal> byLength,
        Map<Column, Marginal> byPosition,
        Trend trend) {
    /**
     * The grid of these verdicts.
     *
     * @param counters the run's running counters, of all aspects
     * @param needles the verdicts of the aspect one by one
     */
    static Heatmap of(KnownRun run, Optional<String> aspect, Map<CellKey, Long> counters, List<Needle> needles) {
        Map<CellKey, Long> wanted = new LinkedHashMap<>(counters);
        wanted.keySet().removeIf(key -> aspect.isPresent() && !aspect.get().equals(key.aspect()));
        Axes axes = Axes.of(wanted.keySet().stream().map(CellKey::place).toList());
        Scores scores = new Scores(wanted, needles);
        Draws draws = new Draws(
                run.event().dataset().sha256(),
                run.event().seed(),
                aspect.map(a -> "aspect." + a).orElse(""));
        Map<Place, Score> cells = new LinkedHashMap<>();
        axes.places().forEach(place -> cells.put(place, scores.of(place::equals)));
        Map<Integer, Marginal> byLength = new LinkedHashMap<>();
        axes.lengths()
                .forEach(length -> byLength.put(
                        length,
                        Marginal.of("length." + length, scores, needles, place -> place.length() == length, draws)));
        Map<Column, Marginal> byPosition = new LinkedHashMap<>();
        axes.columns()
                .forEach(column -> byPosition.put(
                        column,
                        Marginal.of(
                                "position." + column.bin() + "/" + column.bins(),
                                scores,
                                needles,
                                place -> place.column().equals(column),
                                draws)));
        return new Heatmap(
                run,
                aspect,
                counters.keySet().stream()
                        .map(CellKey::aspect)
                        .distinct()
                        .sorted()
                        .toList(),
                wanted.keySet().stream().anyMatch(CellKey::natural),
                axes,
                cells,
                Marginal.of("overall", scores, needles, place -> true, draws),
                byLength,
                byPosition,
                Trend.of(needles, draws));
    }
}
