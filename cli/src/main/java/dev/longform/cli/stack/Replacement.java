package dev.longform.cli.stack;

import java.time.Duration;

/**
 * How a process was replaced.
 *
 * @param end from the request to end to the old one's end
 * @param killed whether the old one had to be killed, because it took too long
 * @param start from there until the new one was ready
 */
public record Replacement(Duration end, boolean killed, Duration start) {}
