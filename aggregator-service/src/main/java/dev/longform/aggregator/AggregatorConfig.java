package dev.longform.aggregator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of this service. */
@ConfigMapping(prefix = "longform.aggregator")
public interface AggregatorConfig {
    /** The least time between two events of a run's stream. */
    @WithDefault("500ms")
    Duration streamInterval();

    /** The time between two looks at the database for the quality metrics. */
    @WithDefault("5s")
    Duration metricsInterval();

    /** Finished runs beyond the newest so many have no quality metrics, and so have unfinished ones. */
    @WithDefault("300")
    int metricsRuns();

    /** How long a stream waits for verdicts after its run has ended. */
    @WithDefault("10s")
    Duration streamGrace();

    /** How long verdicts that are on their way are still counted for a run that was deleted. */
    @WithDefault("10m")
    Duration deletionGrace();

    /** The time between two looks for deleted runs that are to be purged. */
    @WithDefault("5s")
    Duration purgeEvery();

    /** The time between two looks for an ended run that is to be counted again. */
    @WithDefault("5s")
    Duration recountEvery();

    /** The root of judge-service, which reads stored texts again. */
    String judgeUrl();
}
