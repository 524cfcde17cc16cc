package dev.longform.dataset.domain.audit;

/** What can be done to something of a {@link Kind}. */
public enum Action {
    START,
    PAUSE,
    RESUME,
    CANCEL,
    RETRY,
    DELETE,
    ADD,
    CHANGE,
    REMOVE,
    IMPORT,
    REGISTER,
    REPLAY
}
