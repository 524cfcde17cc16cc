package dev.longform.endpoints;

/** Whether a failed call is worth trying again, and when. */
public enum Retry {
    /** In a moment, by the worker, inside the request's deadline. */
    NOW,
    /** After a wait, by the coordinator, as another attempt. */
    LATER,
    /** Not before somebody has changed something. */
    NEVER
}
