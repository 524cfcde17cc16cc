package dev.longform.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the workers answer questions about model servers; everything else goes through the broker. */
@ConfigMapping(prefix = "longform.workers")
public interface WorkersConfig {
    /** The root of scoring-service. */
    String scoringUrl();

    /** The root of judge-service. */
    String judgeUrl();

    /** How long a probe may take. */
    @WithDefault("PT45S")
    Duration probeTimeout();

    /** How long a probe waits for a credit of its endpoint. */
    @WithDefault("PT10S")
    Duration probePatience();
}
