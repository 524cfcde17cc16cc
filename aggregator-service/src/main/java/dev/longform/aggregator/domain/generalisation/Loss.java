package dev.longform.aggregator.domain.generalisation;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Seeded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What is lost away from the source: accuracy on data from it less accuracy on data from elsewhere, of one model, or of
 * several whose answers are pooled.
 *
 * @param inside on data from the source
 * @param outside on data from elsewhere
 * @param loss inside less outside; empty while one of them is
 * @param interval of the loss: cluster bootstrap, 95%; empty under 10 clusters on either side
 */
public record Loss(Share inside, Share outside, Optional<Double> loss, Optional<Interval> interval) {
    /** The columns of a tally: sum and number of answers inside, then outside. */
    static final int COLUMNS = 4;

    private static final int OUTSIDE = 2;

    /** @param seed what the draws depend on, besides the name of the number */
    static Loss of(List<Participant> participants, Object seed) {
        Share inside = Share.of(participants.stream().map(Participant::inside).toList(), List.of(seed, "inside"));
        Share outside = Share.of(participants.stream().map(Participant::outside).toList(), List.of(seed, "outside"));
        Map<String, long[]> tallies = new LinkedHashMap<>();
        add(tallies, participants, COLUMNS, 0);
        return new Loss(
                inside,
                outside,
                inside.accuracy().flatMap(in -> outside.accuracy().map(out -> in - out)),
                inside.enough() && outside.enough()
                        ? interval(tallies.values(), sums -> ofSums(sums, 0), List.of(seed, "loss"))
                        : Optional.empty());
    }

    /** Adds the answers to the tallies of their clusters, in four columns from {@code first} on. */
    static void add(Map<String, long[]> tallies, List<Participant> participants, int columns, int first) {
        for (Participant participant : participants) {
            add(tallies, participant.inside(), columns, first);
            add(tallies, participant.outside(), columns, first + OUTSIDE);
        }
    }

    private static void add(Map<String, long[]> tallies, Side side, int columns, int first) {
        for (Side.Given answer : side.answers()) {
            long[] tally = tallies.computeIfAbsent(answer.cluster(), cluster -> new long[columns]);
            tally[first] += answer.top1();
            tally[first + 1]++;
        }
    }

    /** The loss that these sums give; empty without answers on a side. */
    static OptionalDouble ofSums(long[] sums, int first) {
        return sums[first + 1] == 0 || sums[first + OUTSIDE + 1] == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) sums[first] / ((double) CREDIT_UNITS * sums[first + 1])
                        - (double) sums[first + OUTSIDE] / ((double) CREDIT_UNITS * sums[first + OUTSIDE + 1]));
    }

    static Optional<Interval> interval(
            Collection<long[]> tallies, Function<long[], OptionalDouble> number, Object seed) {
        return ClusterBootstrap.interval(new ArrayList<>(tallies), number, Seeded.random("generalisation", seed));
    }
}
