package dev.longform.dataset.domain.audit;

/** What can be done to a run, a schedule, a deployment or a dataset version. */
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
