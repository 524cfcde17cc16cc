package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.dataset.domain.datasets.Sha256;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A revision for objects that name none: a hash of the part of the object that decides what the model answers. What
 * says how many pods there are, where they run and how they are watched does not count.
 */
final class RevisionHash {
    private static final int DIGITS = 12;

    private static final Set<String> IRRELEVANT = Set.of(
            "affinity",
            "annotations",
            "autoScaling",
            "batcher",
            "canary",
            "canaryTrafficPercent",
            "containerConcurrency",
            "deploymentStrategy",
            "imagePullPolicy",
            "imagePullSecrets",
            "labels",
            "lifecycle",
            "livenessProbe",
            "logger",
            "maxReplicas",
            "metadata",
            "minReplicas",
            "nodeSelector",
            "priorityClassName",
            "readinessProbe",
            "replicas",
            "resources",
            "router",
            "scaleMetric",
            "scaleMetricType",
            "scaleTarget",
            "securityContext",
            "serviceAccountName",
            "startupProbe",
            "terminationGracePeriodSeconds",
            "timeout",
            "tolerations",
            "topologySpreadConstraints");

    private RevisionHash() {}

    static String of(ClusterObject object) {
        String pointer =
                switch (object.kind()) {
                    case INFERENCE_SERVICE, LLM_INFERENCE_SERVICE -> "/spec";
                    case DEPLOYMENT -> "/spec/template";
                    case LEADER_WORKER_SET -> "/spec/leaderWorkerTemplate";
                    case SERVICE ->
                        throw new UnclearObject("a Service does not say which revision is behind it: name it"
                                + " in the annotation longform.dev/revision");
                };
        StringBuilder text = new StringBuilder();
        write(object.body().at(pointer), text);
        return Sha256.shortHex(text.toString()).substring(0, DIGITS);
    }

    /** JSON with sorted fields, so that their order does not count either. */
    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().stream()
                    .filter(field -> !IRRELEVANT.contains(field.getKey()))
                    .forEach(field -> fields.put(field.getKey(), field.getValue()));
            text.append('{');
            fields.forEach((name, value) -> {
                text.append('"').append(name).append("\":");
                write(value, text);
                text.append(',');
            });
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(value -> {
                write(value, text);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(node);
        }
    }
}
