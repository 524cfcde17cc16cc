package dev.longform.dataset.domain.watch;

import java.util.Locale;

/** The kinds of objects that are watched. */
public enum ObjectKind {
    INFERENCE_SERVICE("serving.kserve.io", "v1beta1", "InferenceService"),
    LLM_INFERENCE_SERVICE("serving.kserve.io", "v1alpha2", "LLMInferenceService"),
    /** Looked at as a part of a server of KServe only. */
    LEADER_WORKER_SET("leaderworkerset.x-k8s.io", "v1", "LeaderWorkerSet"),
    DEPLOYMENT("apps", "v1", "Deployment"),
    SERVICE("", "v1", "Service");

    private final String group;
    private final String version;
    private final String kindName;

    ObjectKind(String group, String version, String kindName) {
        this.group = group;
        this.version = version;
        this.kindName = kindName;
    }

    /** The API group; empty for the core group. */
    public String group() {
        return group;
    }

    public String version() {
        return version;
    }

    /** As in the field {@code kind} of an object. */
    public String kindName() {
        return kindName;
    }

    /** As in the address of the API. */
    public String plural() {
        return kindName.toLowerCase(Locale.ROOT) + "s";
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Whether nothing but a model is served by it. */
    boolean isModelServer() {
        return this == INFERENCE_SERVICE || this == LLM_INFERENCE_SERVICE;
    }
}
