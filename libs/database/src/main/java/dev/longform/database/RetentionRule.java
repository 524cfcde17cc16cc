package dev.longform.database;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has become too old.
 *
 * @param standard how long what is of a run is kept after the run has ended; zero for ever
 * @param byDataset the same for single datasets, in place of the standard
 */
public record RetentionRule(Duration standard, Map<String, Duration> byDataset) {
    /** @throws IllegalArgumentException when a time is below zero */
    public RetentionRule {
        byDataset = Map.copyOf(byDataset);
        if (Stream.concat(Stream.of(standard), byDataset.values().stream()).anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException(
                    "a retention is a time above zero, or zero for ever: " + standard + " " + byDataset);
        }
    }

    /** @throws IllegalArgumentException when a time is below zero, or a dataset stands there twice */
    public static RetentionRule of(RetentionConfig config) {
        Collection<DatasetRetention> datasets = config.datasets().orElse(List.of());
        return new RetentionRule(
                config.keep(),
                datasets.stream().collect(Collectors.toMap(DatasetRetention::dataset, DatasetRetention::keep)));
    }

    /** What ended before this is too old; empty when everything of this dataset is kept. */
    public Optional<Instant> endedBefore(String dataset, Instant now) {
        return before(byDataset.getOrDefault(dataset, standard), now);
    }

    /** What ended later is too old in no dataset; empty when everything is kept. */
    public Optional<Instant> endedBefore(Instant now) {
        return Stream.concat(Stream.of(standard), byDataset.values().stream())
                .flatMap(keep -> before(keep, now).stream())
                .max(Instant::compareTo);
    }

    private static Optional<Instant> before(Duration keep, Instant now) {
        return keep.isZero() ? Optional.empty() : Optional.of(now.minus(keep));
    }
}
