package dev.longform.aggregator.domain.grid;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.aggregator.domain.Ratio;
import dev.longform.benchmark.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Two sides on the needles that both answered. What has no such needle has no numbers.
 *
 * @param items how many such needles there are
 * @param pairs how many pairs of answers
 * @param clusters how many documents
 * @param first the first side's accuracy on them
 * @param second the second side's
 * @param difference the first less the second, -1..1
 * @param interval of the difference: cluster bootstrap by document, 95%; empty under 10 documents
 */
public record Difference(
        long items,
        long pairs,
        long clusters,
        Optional<Double> first,
        Optional<Double> second,
        Optional<Double> difference,
        Optional<Interval> interval) {
    static Difference of(String number, List<PairedNeedle> needles, Draws draws) {
        long pairs = needles.stream().mapToLong(PairedNeedle::pairs).sum();
        long first = needles.stream().mapToLong(PairedNeedle::first).sum();
        long second = needles.stream().mapToLong(PairedNeedle::second).sum();
        return new Difference(
                needles.size(),
                pairs,
                needles.stream().map(PairedNeedle::source).distinct().count(),
                Ratio.of(first, CREDIT_UNITS * pairs),
                Ratio.of(second, CREDIT_UNITS * pairs),
                Ratio.of(first - second, CREDIT_UNITS * pairs),
                draws.mean(
                        number,
                        needles,
                        PairedNeedle::source,
                        needle -> needle.first() - needle.second(),
                        PairedNeedle::pairs));
    }
}
