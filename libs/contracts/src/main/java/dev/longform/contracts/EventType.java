package dev.longform.contracts;

/** The CloudEvents types ({@code ce_type}) of the system's events. */
public final class EventType {
    public static final String EVALUATION_REQUEST = "longform.evaluation-request.v1";
    public static final String VERDICT = "longform.verdict.v1";
    public static final String CALL_BEGUN = "longform.call-begun.v1";
    public static final String RUN = "longform.run.v1";
    public static final String RUN_DELETED = "longform.run-deleted.v1";
    public static final String HAYSTACK_REQUEST = "longform.haystack-request.v1";
    public static final String NEEDLE_PAIR = "longform.needle-pair.v1";
    public static final String HAYSTACK_DONE = "longform.haystack-done.v1";
    public static final String MODEL_DEPLOYED = "longform.model-deployed.v1";
    public static final String MODEL_REMOVED = "longform.model-removed.v1";

    private EventType() {}
}
