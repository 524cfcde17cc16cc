package dev.longform.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written once must be read for ever: a sample is never changed, a new version gets a new one. */
class GoldenSamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private static final Map<String, Class<?>> EVENTS = Map.of(
            EventType.EVALUATION_REQUEST, EvaluationRequest.class,
            EventType.VERDICT, Verdict.class,
            EventType.CALL_BEGUN, CallBegun.class,
            EventType.RUN, RunEvent.class,
            EventType.HAYSTACK_REQUEST, HaystackRequest.class,
            EventType.NEEDLE_PAIR, NeedlePair.class,
            EventType.HAYSTACK_DONE, HaystackDone.class);

    static Iterable<String> types() {
        return EVENTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSampleIsReadAndWrittenAsItStands(String type) throws Exception {
        JsonNode sample = sample(type);
        Object event = JSON.treeToValue(sample, EVENTS.get(type));
        assertThat(JSON.readTree(JSON.writeValueAsBytes(event)))
                .isEqualTo(JSON.readTree(JSON.writeValueAsBytes(sample)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldFromALaterVersionIsIgnored(String type) throws Exception {
        ObjectNode later = sample(type).put("addedLater", 1);
        assertThat(JSON.treeToValue(later, EVENTS.get(type)))
                .isEqualTo(JSON.treeToValue(sample(type), EVENTS.get(type)));
    }

    @Test
    void anUnscoredVerdictWithACreditCannotBeRead() throws Exception {
        ObjectNode verdict =
                sample(EventType.VERDICT).put("outcome", "UNSCORED").put("reason", "TIMEOUT");
        assertThatThrownBy(() -> JSON.treeToValue(verdict, Verdict.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageContaining("an unscored item has no credit");
    }

    @Test
    void anAnsweredVerdictWithAReasonCannotBeRead() throws Exception {
        ObjectNode verdict = sample(EventType.VERDICT).put("reason", "TIMEOUT");
        assertThatThrownBy(() -> JSON.treeToValue(verdict, Verdict.class))
                .hasMessageContaining("an unscored verdict has a reason, an answered one has none");
    }

    private static ObjectNode sample(String type) throws Exception {
        try (InputStream json = EventType.class.getResourceAsStream("golden/" + type + ".json")) {
            return (ObjectNode) JSON.readTree(json);
        }
    }
}
