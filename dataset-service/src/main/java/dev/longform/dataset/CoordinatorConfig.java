package dev.longform.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the coordinator hands out items. */
@ConfigMapping(prefix = "longform.coordinator")
public interface CoordinatorConfig {
    /** How long a worker may work on one item, all its calls and retries included. */
    @WithDefault("PT10M")
    Duration itemDeadline();

    /** How long after its deadline an item counts as lost: the time a verdict may travel. */
    @WithDefault("PT30S")
    Duration leaseGrace();

    /** How often an item is tried before a failure that may pass becomes its outcome. */
    @WithDefault("3")
    int attempts();

    /** After how long without a sign of life another replica counts as gone. */
    @WithDefault("PT5S")
    Duration replicaTimeout();

    /** Items that all scoring-service replicas together can work on at once. */
    @WithDefault("128")
    int classifierCapacity();

    /** Items that all judge-service replicas together can work on at once. */
    @WithDefault("128")
    int judgeCapacity();

    /** The template of a selection when the run names none. */
    @WithDefault("selection-default@1")
    String selectionTemplate();

    /** The template of a rating when the run names none. */
    @WithDefault("rating-default@1")
    String ratingTemplate();

    /** The template of a comparison in pairs when the run names none. */
    @WithDefault("pairwise-default@1")
    String pairwiseTemplate();

    /** Tokens that a judge may write in one answer when the run does not say. */
    @WithDefault("1024")
    int maxTokens();
}
