package dev.longform.needles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the needle generator, under {@code longform.needles}. */
@ConfigMapping(prefix = "longform.needles")
public interface NeedleSettings {
    /** How many pairs may wait for the broker's acknowledgement at a time; bounds the memory of one haystack. */
    @WithDefault("32")
    int unacknowledgedPairs();

    /** How long to wait before a haystack is answered again that the broker did not take. */
    @WithDefault("2s")
    Duration retryAfter();

    /** Haystacks whose needles are made by rule, worked on at a time; those with an editor mostly wait for it. */
    @WithDefault("2")
    int madeByRule();

    /** The root of dataset-service, which keeps what editors answered. */
    String datasetUrl();

    /** For how long an answer is offered to dataset-service while that is away. */
    @WithDefault("1m")
    Duration storePatience();
}
