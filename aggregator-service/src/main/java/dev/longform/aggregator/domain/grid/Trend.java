package dev.longform.aggregator.domain.grid;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.aggregator.domain.statistics.LinearModel;
import dev.longform.aggregator.domain.statistics.RankCorrelation;
import dev.longform.benchmark.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How the credit of the answered needles goes with where they stand and how long the text is. Both are the measured
 * values, not those of the cell.
 *
 * @param position with the position; the slope is the change of the credit from the beginning to the end of a text
 * @param length with the length; the slope is the change of the credit for each 1,000 tokens
 */
public record Trend(Direction position, Direction length) {
    /** Positions are summed as integers, in millionths. */
    private static final double POSITION_UNITS = 1_000_000;

    private static final double SLOPE_TOKENS = 1_000;

    /**
     * One direction. What does not exist (too few needles, all credits the same) is empty.
     *
     * @param spearman the rank correlation, -1..1
     * @param interval its cluster bootstrap by document, 95%
     * @param slope of the linear model of the credit with position and length together
     * @param slopeInterval its cluster bootstrap by document, 95%
     */
    public record Direction(
            Optional<Double> spearman,
            Optional<Interval> interval,
            Optional<Double> slope,
            Optional<Interval> slopeInterval) {}

    /** The trend of these needles; those that are not answered take no part. */
    static Trend of(List<Needle> needles, Draws draws) {
        List<Needle> answered = needles.stream()
                .filter(Needle::answered)
                .sorted(Comparator.comparing(needle -> needle.item().itemId()))
                .toList();
        return new Trend(
                direction("position", answered, Needle::position, LinearModel::first, POSITION_UNITS, draws),
                direction("length", answered, Needle::tokens, LinearModel::second, SLOPE_TOKENS, draws));
    }

    private static Direction direction(
            String name,
            List<Needle> needles,
            ToDoubleFunction<Needle> value,
            Function<long[], OptionalDouble> slope,
            double unit,
            Draws draws) {
        List<String> sources =
                needles.stream().map(Needle::source).distinct().sorted().toList();
        RankCorrelation correlation = new RankCorrelation(
                needles.stream().map(Needle::source).toList(),
                sources,
                needles.stream().mapToDouble(value).toArray(),
                needles.stream().mapToDouble(Needle::credit).toArray());
        List<long[]> tallies = Draws.tallies(needles, Needle::source, Trend::columns);
        Function<long[], OptionalDouble> scaled = sums -> scaled(slope.apply(sums), unit / CREDIT_UNITS);
        return new Direction(
                boxed(correlation.ofAll()),
                ClusterBootstrap.interval(sources.size(), correlation::of, draws.of("spearman." + name)),
                boxed(scaled.apply(LinearModel.sum(tallies))),
                ClusterBootstrap.interval(tallies, scaled, draws.of("slope." + name)));
    }

    private static long[] columns(Needle needle) {
        return LinearModel.columns(Math.round(needle.position() * POSITION_UNITS), needle.tokens(), needle.credit());
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
