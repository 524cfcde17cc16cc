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
 * @param compared the runs whose answers were compared item by item
 * @param counted what the comparison found; empty with fewer than two runs to compare
 */
public record NoiseFloor(Asked asked, List<Double> accuracies, int compared, Optional<RepeatCount> counted) {
    public NoiseFloor {
        accuracies = List.copyOf(accuracies);
    }

    /** The mean accuracy over the runs; empty without any. */
    public Optional<Double> mean() {
        return accuracies.isEmpty()
                ? Optional.empty()
                : Optional.of(accuracies.stream().collect(Collectors.averagingDouble(accuracy -> accuracy)));
    }

    /** The sample standard deviation of the accuracy (n - 1); empty with fewer than two runs. */
    public Optional<Double> deviation() {
        int n = accuracies.size();
        if (n < 2) {
            return Optional.empty();
        }
        double mean = mean().orElseThrow();
        double squares = accuracies.stream()
                .mapToDouble(accuracy -> (accuracy - mean) * (accuracy - mean))
                .sum();
        return Optional.of(Math.sqrt(squares / (n - 1)));
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
