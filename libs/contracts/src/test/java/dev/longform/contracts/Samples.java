package dev.longform.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The events, and the golden sample of each. */
final class Samples {
    static final Map<String, Class<? extends Record>> EVENTS = Map.of(
            EventType.EVALUATION_REQUEST, EvaluationRequest.class,
            EventType.VERDICT, Verdict.class,
            EventType.CALL_BEGUN, CallBegun.class,
            EventType.RUN, RunEvent.class,
            EventType.HAYSTACK_REQUEST, HaystackRequest.class,
            EventType.NEEDLE_PAIR, NeedlePair.class,
            EventType.HAYSTACK_DONE, HaystackDone.class);

    /** Reads as strictly as the services do. */
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private Samples() {}

    static ObjectNode sample(String type) {
        return (ObjectNode) read("golden/" + type + ".json");
    }

    /** A JSON file beside the contracts. */
    static JsonNode read(String file) {
        try (InputStream json = EventType.class.getResourceAsStream(file)) {
            if (json == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
