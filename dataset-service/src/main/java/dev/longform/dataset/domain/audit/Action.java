package dev.longform.dataset.domain.audit;

/** What can be done to a run, a schedule or a deployment. */
public enum Action {
    START,
    PAUSE,
    RESUME,
    CANCEL,
    RETRY,
    DELETE,
    ADD,
    CHANGE,
    REMOVE
}
