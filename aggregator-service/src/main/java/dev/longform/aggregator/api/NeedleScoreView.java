package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longform.aggregator.domain.grid.Marginal;
import dev.longform.aggregator.domain.grid.Score;
import dev.longform.benchmark.Interval;
import java.util.List;
import java.util.Optional;

/**
 * A cell, a row, a column or the whole of a heatmap. Without an answered needle there is no accuracy: never 0.
 *
 * @param length the row, in tokens; missing in columns
 * @param position the column, from 0; missing in rows
 * @param n items with a verdict
 * @param answered those whose needle the model saw and judged
 * @param unscored those without an answer
 * @param truncated items of which the server saw only a part
 * @param clusters documents with an answered needle
 * @param accuracy mean credit of the answered ones
 * @param interval 95%: Wilson for a cell, otherwise cluster bootstrap by document
 */
public record NeedleScoreView(
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer length,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer position,
        long n,
        long answered,
        long unscored,
        long truncated,
        long clusters,
        Optional<Double> accuracy,
        Optional<List<Double>> interval) {
    static NeedleScoreView cell(int length, int position, Score score) {
        return of(length, position, score, score.wilson());
    }

    static NeedleScoreView row(int length, Marginal row) {
        return of(length, null, row.score(), row.interval());
    }

    static NeedleScoreView column(int position, Marginal column) {
        return of(null, position, column.score(), column.interval());
    }

    static NeedleScoreView whole(Marginal whole) {
        return of(null, null, whole.score(), whole.interval());
    }

    private static NeedleScoreView of(Integer length, Integer position, Score score, Optional<Interval> interval) {
        return new NeedleScoreView(
                length,
                position,
                score.items(),
                score.answered(),
                score.unscored(),
                score.truncated(),
                score.clusters(),
                score.accuracy(),
                Bounds.of(interval));
    }
}
