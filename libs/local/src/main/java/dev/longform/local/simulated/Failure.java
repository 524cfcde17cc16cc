package dev.longform.local.simulated;

/** How calls about an item fail. */
enum Failure {
    NONE,
    HTTP_500,
    HTTP_429,
    TIMEOUT
}
