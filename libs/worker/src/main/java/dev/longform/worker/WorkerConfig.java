package dev.longform.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How a worker behaves. */
@ConfigMapping(prefix = "longform.worker")
public interface WorkerConfig {
    /** What verdicts name as the process that made them; the application's name with the process id by default. */
    Optional<String> name();

    /** The wait before an event is sent again that the broker did not take. */
    @WithDefault("PT1S")
    Duration sendAgainAfter();

    /** How long a probe of a model's server may take in all. */
    @WithDefault("PT30S")
    Duration probeTimeout();
}
