package dev.longform.contracts;

import static dev.longform.contracts.Samples.EVENTS;
import static dev.longform.contracts.Samples.JSON;
import static dev.longform.contracts.Samples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written once must be read for ever: a sample is never changed, a new version gets a new one. */
class GoldenSamplesTest {
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
}
