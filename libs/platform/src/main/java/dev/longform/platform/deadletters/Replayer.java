package dev.longform.platform.deadletters;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How one dead letter is given another chance. */
public interface Replayer {
    /** What became of a dead letter. Whatever it is, the letter is not replayed again. */
    enum Outcome {
        /** It was sent again. */
        REPLAYED,
        /** Nothing is left to do for it. */
        SETTLED,
        /** It can never be replayed, for example because nobody can read it; it stays in the topic to be looked at. */
        IMPOSSIBLE
    }

    /**
     * Replays one dead letter and returns when that is safe. It may be called twice for one letter.
     *
     * @param letter as it stands in the dead-letter topic
     * @param source where it came from
     * @throws RuntimeException when it did not work this time; the replay ends here and the letter stays as it is
     */
    Outcome replay(ConsumerRecord<byte[], byte[]> letter, DeadLetterSource source);
}
