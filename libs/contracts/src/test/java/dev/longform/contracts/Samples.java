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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The events, and the golden sample of each. */
final class Samples {
    static final Map<String, Class<? extends Record>> EVENTS = Map.of(
            EventType.EVALUATION_REQUEST, EvaluationRequest.class,
            EventType.VERDICT, Verdict.class,
            EventType.CALL_BEGUN, CallBegun.class,
            EventType.RUN, RunEvent.class,
            EventType.RUN_DELETED, RunDeleted.class,
            EventType.HAYSTACK_REQUEST, HaystackRequest.class,
            EventType.NEEDLE_PAIR, NeedlePair.class,
            EventType.HAYSTACK_DONE, HaystackDone.class,
            EventType.MODEL_DEPLOYED, ModelDeployed.class,
            EventType.MODEL_REMOVED, ModelRemoved.class);

    /** Reads as strictly as the services do. */
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    /** The first sample of each type has its name; later ones say after two dashes what came with them. */
    private static final List<String> LATER = List.of(
            EventType.EVALUATION_REQUEST + "--own-template",
            EventType.HAYSTACK_DONE + "--edited",
            EventType.HAYSTACK_DONE + "--editing-failed",
            EventType.HAYSTACK_REQUEST + "--editing",
            EventType.HAYSTACK_REQUEST + "--written",
            EventType.NEEDLE_PAIR + "--written",
            EventType.RUN + "--probed",
            EventType.VERDICT + "--expected-ratings",
            EventType.VERDICT + "--failed-calls",
            EventType.VERDICT + "--refused");

    private Samples() {}

    /** The names of all samples. */
    static List<String> names() {
        return Stream.concat(EVENTS.keySet().stream(), LATER.stream()).toList();
    }

    /** The type of event that a sample is of. */
    static String type(String name) {
        return name.split("--", 2)[0];
    }

    static ObjectNode sample(String name) {
        return (ObjectNode) read("golden/" + name + ".json");
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
