package dev.longform.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The one place where bytes from Kafka become events. */
public final class EventReader {
    private EventReader() {}

    /** The CloudEvents type of a record; empty when its header is missing. */
    public static String type(ConsumerRecord<?, byte[]> record) {
        return header(record, EventWriter.TYPE_HEADER);
    }

    /** The CloudEvents subject of a record; empty when its header is missing. */
    public static String subject(ConsumerRecord<?, byte[]> record) {
        return header(record, EventWriter.SUBJECT_HEADER);
    }

    /** The text of a header; empty when it is missing. */
    static String header(ConsumerRecord<?, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * Reads a record's value.
     *
     * @throws UnreadableEventException when it is empty, not JSON, or breaks a rule of the contract
     */
    public static <T> T read(ConsumerRecord<?, byte[]> record, Class<T> type) throws UnreadableEventException {
        return read(record, type, type.getSimpleName());
    }

    /** The same under another name for people. */
    static <T> T read(ConsumerRecord<?, byte[]> record, Class<T> type, String name) throws UnreadableEventException {
        if (record.value() == null || record.value().length == 0) {
            throw new UnreadableEventException("the record has no value");
        }
        try {
            T event = EventJson.MAPPER.readValue(record.value(), type);
            if (event == null) {
                throw new UnreadableEventException("the value is null");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("not a " + name + ": " + e.getOriginalMessage() + at(e));
        } catch (IOException e) {
            throw new UnreadableEventException("not a " + name + ": " + e.getMessage());
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
