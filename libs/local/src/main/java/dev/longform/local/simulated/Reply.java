package dev.longform.local.simulated;

/** What sort of answer a call about an item gets. */
enum Reply {
    READABLE,
    UNREADABLE,
    REFUSED,
    EMPTY
}
