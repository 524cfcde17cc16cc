package dev.longform.contracts;

/** What is known about whether the server saw all of what it was sent. */
public enum Truncation {
    /** Nothing points to a truncation, and the server would have told. */
    NONE,
    /** The server saw less than it was sent, and the run allows it. */
    ALLOWED,
    /** The server gives no evidence either way. */
    UNKNOWN
}
