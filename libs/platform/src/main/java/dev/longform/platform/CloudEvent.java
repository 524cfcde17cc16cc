package dev.longform.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A CloudEvent 1.0 of somebody else in a record, in binary mode (attributes in headers) or in structured mode (one JSON
 * object). The services themselves write binary mode only.
 */
public final class CloudEvent {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String VERSION = "1.0";
    private static final String TYPE = "type";
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", TYPE);

    private final String type;
    private final Data data;

    private CloudEvent(String type, Data data) {
        this.type = type;
        this.data = data;
    }

    private interface Data {
        <T> T as(Class<T> type) throws UnreadableEventException;
    }

    private record Binary(ConsumerRecord<?, byte[]> record) implements Data {
        @Override
        public <T> T as(Class<T> type) throws UnreadableEventException {
            return EventReader.read(record, type);
        }
    }

    private record Structured(JsonNode data) implements Data {
        @Override
        public <T> T as(Class<T> type) throws UnreadableEventException {
            try {
                return EventJson.MAPPER.treeToValue(data, type);
            } catch (JsonProcessingException e) {
                throw new UnreadableEventException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
            }
        }
    }

    /**
     * The event in a record. One without a content type and without attributes in headers is read in structured mode,
     * so that a producer without headers can tell of something.
     *
     * @throws UnreadableEventException when it is no CloudEvent 1.0
     */
    public static CloudEvent of(ConsumerRecord<?, byte[]> record) throws UnreadableEventException {
        String contentType = EventReader.header(record, "content-type").toLowerCase(Locale.ROOT);
        boolean structured = contentType.startsWith(STRUCTURED)
                || contentType.isEmpty() && EventReader.type(record).isEmpty();
        return structured ? structured(record) : binary(record);
    }

    private static CloudEvent binary(ConsumerRecord<?, byte[]> record) throws UnreadableEventException {
        check(name -> EventReader.header(record, "ce_" + name), "header ce_");
        return new CloudEvent(EventReader.type(record), new Binary(record));
    }

    private static CloudEvent structured(ConsumerRecord<?, byte[]> record) throws UnreadableEventException {
        JsonNode event = EventReader.read(record, JsonNode.class, "CloudEvent");
        check(name -> event.path(name).asText(), "field ");
        if (!event.hasNonNull("data")) {
            throw new UnreadableEventException("not a CloudEvent with JSON in its field data");
        }
        return new CloudEvent(event.path(TYPE).asText(), new Structured(event.path("data")));
    }

    private static void check(UnaryOperator<String> attributes, String where) throws UnreadableEventException {
        for (String name : REQUIRED) {
            if (attributes.apply(name).isEmpty()) {
                throw new UnreadableEventException("not a CloudEvent: " + where + name + " is missing");
            }
        }
        if (!attributes.apply(REQUIRED.get(0)).equals(VERSION)) {
            throw new UnreadableEventException("not a CloudEvent " + VERSION + ": " + where + REQUIRED.get(0) + " is '"
                    + attributes.apply(REQUIRED.get(0)) + "'");
        }
    }

    public String type() {
        return type;
    }

    /**
     * What the event carries.
     *
     * @throws UnreadableEventException when it is not of that type, or breaks a rule of the contract
     */
    public <T> T data(Class<T> as) throws UnreadableEventException {
        return data.as(as);
    }
}
