package dev.longform.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What of a Kubernetes cluster is watched for newly deployed models. */
@ConfigMapping(prefix = "longform.watch")
public interface WatchConfig {
    /** The namespaces to watch; without any, nothing is watched and no cluster is needed. */
    Optional<List<String>> namespaces();

    /** How often the watched objects are looked at. */
    Duration every();

    /** How long an object must have been ready without interruption before it is evaluated. */
    @WithDefault("PT30S")
    Duration settle();

    /** How long after a run's end the gate is waited for to have all of its verdicts. */
    @WithDefault("PT6H")
    Duration patience();

    /** Datasets of objects that name none: {@code NAME} or {@code NAME@VERSION}. */
    Optional<List<String>> datasets();

    /** The gate's policy, as JSON, for objects that have none. */
    Optional<String> policy();

    /** The root of aggregator-service, which has the gate. */
    String aggregatorUrl();

    /**
     * Whether results are annotated on an InferenceService, too. KServe copies annotations to the pods, which replaces
     * them, unless its {@code serviceAnnotationDisallowedList} names these.
     */
    @WithDefault("false")
    boolean annotateInferenceServices();
}
