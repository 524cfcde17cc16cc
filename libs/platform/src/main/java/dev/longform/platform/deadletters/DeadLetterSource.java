package dev.longform.platform.deadletters;

/**
 * Whose dead letters of which topic.
 *
 * @param topic the original topic
 * @param service the service that could not read the records
 */
public record DeadLetterSource(String topic, String service) {
    /** The topic in which they stand. */
    public String deadLetterTopic() {
        return topic + "." + service + ".dlq";
    }

    /** The consumer group whose committed offset says how far they were replayed. */
    String group() {
        return service + ".replay";
    }

    /** Whether {@code name} means this source: the original topic's name or the dead-letter topic's own. */
    boolean named(String name) {
        return topic.equals(name) || deadLetterTopic().equals(name);
    }
}
