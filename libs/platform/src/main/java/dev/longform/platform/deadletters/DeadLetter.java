package dev.longform.platform.deadletters;

import java.time.Instant;

/**
 * One record that was set aside.
 *
 * @param partition of the dead-letter topic
 * @param offset in the dead-letter topic
 * @param at when it was set aside
 * @param reason why
 * @param key its Kafka key as text; null without one
 * @param preview the beginning of its value as text, with a replacement character for what is none
 * @param replayed whether a replay has dealt with it
 */
public record DeadLetter(
        int partition, long offset, Instant at, String reason, String key, String preview, boolean replayed) {}
