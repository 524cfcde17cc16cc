package dev.longform.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How needle versions are made. */
@ConfigMapping(prefix = "longform.needles")
public interface NeedleConfig {
    /** Haystacks made by rule that may be out at the generator at a time, over all plans. */
    @WithDefault("16")
    int outstanding();

    /** After how long without all its answers a haystack is published again. */
    @WithDefault("PT3M")
    Duration answerWithin();

    /** How often a haystack is published without an answer before its plan fails. */
    @WithDefault("5")
    int publications();

    /**
     * Haystacks with an editor that may be out at a time, over all plans. One haystack is one call at most, so that no more
     * than an editor's {@code maxConcurrency} are out at its endpoint, however large this is.
     */
    @WithDefault("16")
    int editorOutstanding();

    /** After how long without all its answers a haystack with an editor is published again. */
    @WithDefault("PT30M")
    Duration editorAnswerWithin();

    /** How long after a failure of its editor a haystack goes out again; doubles each time. */
    @WithDefault("PT30S")
    Duration editorRetryAfter();

    /** Sources that are tried for one length at most. */
    @WithDefault("400")
    int sourcesPerLength();
}
