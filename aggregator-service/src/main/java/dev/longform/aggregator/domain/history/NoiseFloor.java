package dev.longform.aggregator.domain.history;

import dev.longform.aggregator.domain.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much completed runs differ that asked the same of the same model revision: what a difference between two
 * revisions has to exceed to be more than the endpoint's own.
 *
 * @param asked what they asked
 * @param accuracies of the runs that answered anything, deleted ones included
 * @param whole accuracies of those that answered every item, and so the same ones
 * @param compared the runs whose answers were compared item by item
 * @param counted what the comparison found; empty with fewer than two runs to compare
 */
public record NoiseFloor(
        Asked asked, List<Double> accuracies, List<Double> whole, int compared, Optional<RepeatCount> counted) {
    public NoiseFloor {
        accuracies = List.copyOf(accuracies);
        whole = List.copyOf(whole);
    }

    /** The mean accuracy over the runs; empty without any. */
    public Optional<Double> mean() {
        return accuracies.isEmpty() ? Optional.empty() : Optional.of(mean(accuracies));
    }

    /**
     * The sample standard deviation of the accuracy (n - 1), over the runs that answered every item: others differ also by
     * what they left out. Empty with fewer than two.
     */
    public Optional<Double> deviation() {
        int n = whole.size();
        if (n < 2) {
            return Optional.empty();
        }
        double mean = mean(whole);
        double squares = whole.stream()
                .mapToDouble(accuracy -> (accuracy - mean) * (accuracy - mean))
                .sum();
        return Optional.of(Math.sqrt(squares / (n - 1)));
    }

    private static double mean(List<Double> accuracies) {
        return accuracies.stream().collect(Collectors.averagingDouble(accuracy -> accuracy));
    }

    /** The share of the compared items that did not get the same answer from every run; it grows with the runs. */
    public Optional<Double> differingShare() {
        return counted.flatMap(count -> Ratio.of(count.differing(), count.items()));
    }

    /** The share of pairs of answers that are different: how likely one more run answers an item differently. */
    public Optional<Double> disagreement() {
        return counted.flatMap(count -> Ratio.of(count.differingPairs(), count.pairs()));
    }
}
