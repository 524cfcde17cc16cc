package dev.longform.contracts;

import static dev.longform.contracts.Samples.EVENTS;
import static dev.longform.contracts.Samples.JSON;
import static dev.longform.contracts.Samples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written once must be read for ever: a sample is never changed, a new version gets a new one. */
class GoldenSamplesTest {
    static Iterable<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAndWrittenAsItStands(String name) throws Exception {
        JsonNode sample = sample(name);
        Object event = JSON.treeToValue(sample, EVENTS.get(Samples.type(name)));
        assertThat(JSON.readTree(JSON.writeValueAsBytes(event)))
                .isEqualTo(JSON.readTree(JSON.writeValueAsBytes(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFieldFromALaterVersionIsIgnored(String name) throws Exception {
        ObjectNode later = sample(name).put("addedLater", 1);
        assertThat(JSON.treeToValue(later, EVENTS.get(Samples.type(name))))
                .isEqualTo(JSON.treeToValue(sample(name), EVENTS.get(Samples.type(name))));
    }

    /** Those in CloudEvents' structured mode are read by the service that takes them. */
    @Test
    void everySampleIsAmongThem() throws Exception {
        Path golden = Path.of("src/main/resources/dev/longform/contracts/golden");
        try (Stream<Path> files = Files.list(golden)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".structured.json")))
                    .containsExactlyInAnyOrderElementsOf(
                            Samples.names().stream().map(name -> name + ".json").toList());
        }
    }

    /** What no sample holds may be renamed without a test that fails. */
    @Test
    void everyFieldOfAVerdictStandsInASample() {
        assertThat(fieldsOf(EventType.VERDICT)).containsAll(components(Verdict.class));
        assertThat(fieldsOf(EventType.VERDICT))
                .containsAll(components(Reply.class))
                .containsAll(components(ItemFacts.class))
                .containsAll(components(NeedlePlace.class))
                .containsAll(components(Usage.class));
    }

    @Test
    void everyFieldOfARequestAndOfARunStandsInASample() {
        assertThat(fieldsOf(EventType.EVALUATION_REQUEST))
                .containsAll(components(EvaluationRequest.class))
                .containsAll(components(ProtocolSpec.class))
                .containsAll(components(JudgeTemplate.class));
        assertThat(fieldsOf(EventType.RUN))
                .containsAll(components(RunEvent.class))
                .containsAll(components(ModelSpec.class).stream()
                        .filter(field -> !field.equals("secret"))
                        .toList())
                .containsAll(components(Prices.class));
    }

    @Test
    void everyFieldOfWhatAnEditorDoesStandsInASample() {
        assertThat(fieldsOf(EventType.HAYSTACK_REQUEST)).containsAll(components(EditingTask.class));
        assertThat(fieldsOf(EventType.HAYSTACK_DONE))
                .containsAll(components(EditingReport.class))
                .containsAll(components(EditingFailure.class));
        assertThat(fieldsOf(EventType.NEEDLE_PAIR)).containsAll(components(NeedleAuthor.class));
    }

    private static Set<String> fieldsOf(String type) {
        Set<String> fields = new TreeSet<>();
        Samples.names().stream()
                .filter(name -> Samples.type(name).equals(type))
                .forEach(name -> collect(sample(name), fields));
        return fields;
    }

    private static void collect(JsonNode node, Set<String> fields) {
        node.fieldNames().forEachRemaining(fields::add);
        node.forEach(child -> collect(child, fields));
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
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
