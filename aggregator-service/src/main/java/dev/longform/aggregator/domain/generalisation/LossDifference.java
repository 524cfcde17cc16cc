package dev.longform.aggregator.domain.generalisation;

import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.benchmark.Interval;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What classifiers lose less what generative judges lose, on the items that at least one of each kind answered: below 0,
 * classifiers lose less.
 *
 * @param insideItems such items from the source
 * @param outsideItems such items from elsewhere
 * @param classifiers what classifiers lose on them; empty without items on a side
 * @param generative what judges lose on them
 * @param difference the first less the second
 * @param interval of the difference: cluster bootstrap, 95%, in which both kinds keep the same items; empty under 10
 *     clusters on either side
 */
public record LossDifference(
        long insideItems,
        long outsideItems,
        Optional<Double> classifiers,
        Optional<Double> generative,
        Optional<Double> difference,
        Optional<Interval> interval) {
    static LossDifference of(List<Participant> classifiers, List<Participant> generative, Object seed) {
        Set<String> inside = common(classifiers, generative, Participant::inside);
        Set<String> outside = common(classifiers, generative, Participant::outside);
        List<Participant> first = on(classifiers, inside, outside);
        List<Participant> second = on(generative, inside, outside);
        Map<String, long[]> tallies = new LinkedHashMap<>();
        Loss.add(tallies, first, 2 * Loss.COLUMNS, 0);
        Loss.add(tallies, second, 2 * Loss.COLUMNS, Loss.COLUMNS);
        long[] sums = new long[2 * Loss.COLUMNS];
        tallies.values().forEach(tally -> {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += tally[column];
            }
        });
        return new LossDifference(
                inside.size(),
                outside.size(),
                boxed(Loss.ofSums(sums, 0)),
                boxed(Loss.ofSums(sums, Loss.COLUMNS)),
                boxed(difference(sums)),
                enough(first, Participant::inside) && enough(first, Participant::outside)
                        ? Loss.interval(tallies.values(), LossDifference::difference, List.of(seed, "difference"))
                        : Optional.empty());
    }

    private static OptionalDouble difference(long[] sums) {
        OptionalDouble first = Loss.ofSums(sums, 0);
        OptionalDouble second = Loss.ofSums(sums, Loss.COLUMNS);
        return first.isEmpty() || second.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(first.getAsDouble() - second.getAsDouble());
    }

    private static Set<String> common(
            List<Participant> classifiers, List<Participant> generative, Function<Participant, Side> side) {
        Set<String> common = answered(classifiers, side);
        common.retainAll(answered(generative, side));
        return common;
    }

    private static Set<String> answered(List<Participant> participants, Function<Participant, Side> side) {
        return participants.stream()
                .flatMap(participant -> side.apply(participant).answers().stream())
                .map(Side.Given::item)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Participant> on(List<Participant> participants, Set<String> inside, Set<String> outside) {
        return participants.stream()
                .map(p -> new Participant(
                        p.asked(), p.runs(), p.inside().of(inside), p.outside().of(outside)))
                .toList();
    }

    private static boolean enough(List<Participant> participants, Function<Participant, Side> side) {
        return participants.stream()
                        .flatMap(participant -> side.apply(participant).answers().stream())
                        .map(Side.Given::cluster)
                        .distinct()
                        .count()
                >= ClusterBootstrap.FEWEST_CLUSTERS;
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
