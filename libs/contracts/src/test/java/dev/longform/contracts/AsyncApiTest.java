package dev.longform.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code asyncapi.yaml} says what the code does. */
class AsyncApiTest {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static JsonNode api;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream yaml = Topic.class.getResourceAsStream("asyncapi.yaml")) {
            api = YAML.readTree(yaml);
        }
    }

    @Test
    void everyTopicAndDeadLetterTopicIsAChannelOnce() {
        List<String> topics = new ArrayList<>();
        for (JsonNode declared : Samples.read("topics.json")) {
            topics.add(declared.path("name").asText());
            declared.path("deadLetters")
                    .forEach(service ->
                            topics.add(topic(declared.path("name").asText()).deadLetters(service.asText())));
        }
        assertThat(topics)
                .containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        assertThat(texts(api.path("channels"), "/address")).containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void aChannelHasThePartitionsOfItsTopic() {
        Map<String, Integer> declared = new TreeMap<>();
        Samples.read("topics.json")
                .forEach(topic -> declared.put(
                        topic.path("name").asText(), topic.path("partitions").asInt()));
        Map<String, Integer> stated = new TreeMap<>();
        for (JsonNode channel : api.path("channels")) {
            if (declared.containsKey(channel.path("address").asText())) {
                stated.put(
                        channel.path("address").asText(),
                        channel.at("/bindings/kafka/partitions").asInt());
            }
        }
        assertThat(stated).isEqualTo(declared);
    }

    @Test
    void everyEventIsAMessageOnceWithItsSchemaAndType() throws Exception {
        List<String> types = new ArrayList<>();
        for (Field constant : EventType.class.getFields()) {
            types.add((String) constant.get(null));
        }
        ObjectNode messages = api.at("/components/messages").deepCopy();
        messages.remove(List.of("deadLetter", "structured"));
        assertThat(texts(messages, "/name")).containsExactlyInAnyOrderElementsOf(types);
        for (JsonNode message : messages) {
            String type = message.path("name").asText();
            assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText())
                    .isEqualTo(type);
            assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("schemas/" + type + ".json");
            assertThat(message.at("/bindings/kafka/key/description").asText()).isNotBlank();
        }
    }

    /** What it holds is held against the schemas of the events elsewhere. */
    @Test
    void aStructuredEventHasTheAttributesThatAreRequiredOfIt() {
        JsonNode schema = api.at("/components/schemas/structured");
        JsonNode sample = Samples.read("golden/longform.model-deployed.v1.structured.json");
        schema.path("required").forEach(attribute -> assertThat(sample.hasNonNull(attribute.asText()))
                .isTrue());
        assertThat(texts(schema.at("/properties/type/enum"), ""))
                .contains(sample.path("type").asText());
        assertThat(sample.path("data")).isEqualTo(Samples.sample(EventType.MODEL_DEPLOYED));
    }

    @Test
    void everyMessageTravelsOnAChannel() {
        List<String> carried = new ArrayList<>();
        api.path("channels")
                .forEach(channel -> carried.addAll(channel.path("messages").findValuesAsText("$ref")));
        List<String> messages = new ArrayList<>();
        api.at("/components/messages")
                .fieldNames()
                .forEachRemaining(name -> messages.add("#/components/messages/" + name));
        assertThat(carried).containsAll(messages);
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = api.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            JsonNode target = reference.startsWith("#") ? api.at(reference.substring(1)) : Samples.read(reference);
            assertThat(target.isMissingNode()).as(reference).isFalse();
        }
    }

    private static Topic topic(String name) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode parents, String pointer) {
        List<String> texts = new ArrayList<>();
        parents.forEach(parent -> texts.add(parent.at(pointer).asText()));
        return texts;
    }
}
