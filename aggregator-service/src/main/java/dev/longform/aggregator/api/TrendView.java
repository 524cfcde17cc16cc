package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.grid.Trend;
import java.util.List;
import java.util.Optional;

/**
 * How credit goes with position and with length.
 *
 * @param position the slope is the change from the beginning to the end of a text
 * @param length the slope is the change for each 1,000 tokens
 */
public record TrendView(Direction position, Direction length) {
    /**
     * One direction; the intervals are cluster bootstraps by document, 95%.
     *
     * @param spearman rank correlation, -1..1
     * @param slope of the linear model of credit with position and length together
     */
    public record Direction(
            Optional<Double> spearman,
            Optional<List<Double>> interval,
            Optional<Double> slope,
            Optional<List<Double>> slopeInterval) {
        static Direction of(Trend.Direction direction) {
            return new Direction(
                    direction.spearman(),
                    Bounds.of(direction.interval()),
                    direction.slope(),
                    Bounds.of(direction.slopeInterval()));
        }
    }

    static TrendView of(Trend trend) {
        return new TrendView(Direction.of(trend.position()), Direction.of(trend.length()));
    }
}
