package dev.longform.database;

import dev.longform.platform.UnreadableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes an event of a record.
 *
 * @param <T> the event
 */
public interface EventParser<T> {
    /** @throws UnreadableEventException when the record must be set aside; its message says why */
    T parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException;
}
