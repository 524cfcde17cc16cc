package dev.longform.dataset.domain.runs;

/**
 * What an endpoint's row says.
 *
 * @param health whether it answers
 * @param window how many items it bears; of limit 0 before its first item
 */
public record EndpointState(EndpointHealth health, Window window) {}
