package dev.longform.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How needle versions are made. */
@ConfigMapping(prefix = "longform.needles")
public interface NeedleConfig {
    /** Haystacks that may be out at the generator at a time, over all plans. */
    @WithDefault("16")
    int outstanding();

    /** After how long without all its answers a haystack is published again. */
    @WithDefault("PT3M")
    Duration answerWithin();

    /** How often a haystack is published before it counts as refused. */
    @WithDefault("5")
    int publications();

    /** Sources that are tried for one length at most. */
    @WithDefault("400")
    int sourcesPerLength();
}
