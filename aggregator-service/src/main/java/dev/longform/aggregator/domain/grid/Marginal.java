package dev.longform.aggregator.domain.grid;

import dev.longform.benchmark.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A row, a column or the whole of a grid.
 *
 * @param score what was answered
 * @param interval cluster bootstrap by document, 95%; empty under 10 documents
 */
public record Marginal(Score score, Optional<Interval> interval) {
    static Marginal of(String number, Scores scores, List<Needle> needles, Predicate<Place> wanted, Draws draws) {
        List<Needle> answered = needles.stream()
                .filter(needle -> needle.answered() && wanted.test(needle.place()))
                .toList();
        return new Marginal(
                scores.of(wanted), draws.mean(number, answered, Needle::source, Needle::credit, needle -> 1L));
    }
}
