package dev.longform.platform.deadletters;

import java.util.List;

/**
 * The dead letters of one topic and service.
 *
 * @param topic the original topic
 * @param service the service that could not read them
 * @param records how many are kept
 * @param replayed how many of those a replay has dealt with
 * @param newest the newest ones, newest first
 */
public record DeadLetterTopic(String topic, String service, long records, long replayed, List<DeadLetter> newest) {}
