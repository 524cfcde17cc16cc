package dev.longform.database;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of something that is not kept for ever. */
public interface RetentionConfig {
    /** How long it is kept after the end of its run; zero, the default, for ever. */
    @WithDefault("PT0S")
    Duration keep();

    /** The same for single datasets, {@code NAME=DURATION}, with commas between them. */
    Optional<List<DatasetRetention>> datasets();

    /** The time between two looks for what has become too old. */
    @WithDefault("PT1M")
    Duration every();
}
