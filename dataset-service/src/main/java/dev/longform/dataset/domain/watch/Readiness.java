package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Whether an object serves the revision that it describes, and no other. */
final class Readiness {
    private static final String READY = "Ready";
    private static final String TRUE = "True";
    private static final int ALL_TRAFFIC = 100;

    /** What KServe makes for a server, and whose pods answer. */
    static final Set<ObjectKind> PARTS = EnumSet.of(ObjectKind.DEPLOYMENT, ObjectKind.LEADER_WORKER_SET);

    private Readiness() {}

    /**
     * Also whether what KServe made for it is rolled out: without Knative a server of KServe stays ready
     * while its pods are replaced, and the old ones answer.
     *
     * @param all what the cluster has
     */
    static boolean of(ClusterObject object, List<ClusterObject> all) {
        return of(object)
                && all.stream()
                        .filter(other -> PARTS.contains(other.kind()) && other.isOwnedBy(object))
                        .allMatch(Readiness::isUpToDate);
    }

    static boolean of(ClusterObject object) {
        JsonNode body = object.body();
        if (body.at("/metadata").hasNonNull("deletionTimestamp")) {
            return false;
        }
        return switch (object.kind()) {
            case INFERENCE_SERVICE -> inferenceService(body);
            case LLM_INFERENCE_SERVICE ->
                condition(body, READY, "").equals(TRUE)
                        && condition(body, "WorkloadsReady", TRUE).equals(TRUE);
            case DEPLOYMENT -> rolledOut(body);
            case LEADER_WORKER_SET -> groupsAreUpToDate(body);
            case SERVICE -> object.backed();
        };
    }

    /**
     * Its {@code observedGeneration} is that of a child, and Ready stays True while another model loads: what is loaded
     * says transitionStatus. With a canary, two revisions answer.
     */
    private static boolean inferenceService(JsonNode body) {
        JsonNode predictor = body.at("/status/components/predictor");
        return condition(body, READY, "").equals(TRUE)
                && body.at("/status/modelStatus/transitionStatus").asText().equals("UpToDate")
                && predictor
                        .path("latestReadyRevision")
                        .asText()
                        .equals(predictor.path("latestCreatedRevision").asText())
                && body.at("/spec/predictor/canaryTrafficPercent").asInt(ALL_TRAFFIC) == ALL_TRAFFIC
                && body.at("/spec/canary").isEmpty();
    }

    /** As {@code kubectl rollout status} has it, with at least one pod. */
    private static boolean rolledOut(JsonNode body) {
        return body.at("/spec/replicas").asInt(1) > 0 && isUpToDate(body);
    }

    private static boolean isUpToDate(ClusterObject part) {
        return part.kind() == ObjectKind.DEPLOYMENT ? isUpToDate(part.body()) : groupsAreUpToDate(part.body());
    }

    /** Of a LeaderWorkerSet, whose observedGeneration older versions do not write. */
    private static boolean groupsAreUpToDate(JsonNode body) {
        int wanted = body.at("/spec/replicas").asInt(1);
        JsonNode status = body.path("status");
        long generation = body.at("/metadata/generation").asLong();
        return generation <= status.path("observedGeneration").asLong(generation)
                && status.path("updatedReplicas").asInt() >= wanted
                && status.path("readyReplicas").asInt() >= wanted
                && !condition(body, "UpdateInProgress", "").equals(TRUE)
                && condition(body, "Available", wanted == 0 ? TRUE : "").equals(TRUE);
    }

    private static boolean isUpToDate(JsonNode body) {
        int wanted = body.at("/spec/replicas").asInt(1);
        JsonNode status = body.path("status");
        int updated = status.path("updatedReplicas").asInt();
        return body.at("/metadata/generation").asLong()
                        <= status.path("observedGeneration").asLong()
                && updated >= wanted
                && status.path("replicas").asInt() <= updated
                && status.path("availableReplicas").asInt() >= updated;
    }

    private static String condition(JsonNode body, String type, String otherwise) {
        return StreamSupport.stream(body.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.path("type").asText().equals(type))
                .map(condition -> condition.path("status").asText())
                .findFirst()
                .orElse(otherwise);
    }
}
