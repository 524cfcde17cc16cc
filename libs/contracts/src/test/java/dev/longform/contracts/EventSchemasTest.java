package dev.longform.contracts;

import static dev.longform.contracts.Samples.EVENTS;
import static dev.longform.contracts.Samples.JSON;
import static dev.longform.contracts.Samples.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas in the repository are those of the records, and say the same of a sample as the records do. After a
 * change of a record they are written again by this test with {@code -Dschemas.write=true}.
 */
class EventSchemasTest {
    private static final Path FILES = Path.of("src/main/resources/dev/longform/contracts/schemas");

    static Iterable<String> types() {
        return EVENTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theFileIsWhatTheRecordGives(String type) throws Exception {
        String made = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new EventSchemas().of(type)) + "\n";
        Path file = FILES.resolve(type + ".json");
        if (Boolean.getBoolean("schemas.write")) {
            Files.createDirectories(FILES);
            Files.writeString(file, made);
        }
        assertThat(file)
                .as("write it with: mvn -pl libs/contracts test -Dtest=EventSchemasTest -Dschemas.write=true")
                .hasContent(made);
    }

    static Iterable<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsValid(String name) {
        assertThat(schema(Samples.type(name)).validate(sample(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldFromALaterVersionIsAllowed(String type) {
        assertThat(schema(type).validate(sample(type).put("addedLater", 1))).isEmpty();
    }

    /** Every field, at any depth, is left out once. */
    @ParameterizedTest
    @MethodSource("samples")
    void aFieldIsRequiredWhereAReaderMissesIt(String name) {
        String type = Samples.type(name);
        JsonSchema schema = schema(type);
        ObjectNode sample = sample(name);
        List<String> required = new ArrayList<>();
        for (ObjectNode object : objects(sample)) {
            for (String field : names(object)) {
                List<String> order = names(object);
                ObjectNode whole = object.deepCopy();
                object.remove(field);
                boolean invalid = !schema.validate(sample).isEmpty();
                assertThat(invalid).as("%s is required", field).isEqualTo(readerMissesAField(type, sample));
                if (invalid) {
                    required.add(field);
                }
                object.removeAll();
                order.forEach(other -> object.set(other, whole.get(other)));
            }
        }
        assertThat(required).isNotEmpty();
        assertThat(sample).isEqualTo(sample(name));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldOfAnotherTypeIsInvalid(String type) {
        ObjectNode sample = sample(type);
        String first = names(sample).get(0);
        assertThat(schema(type).validate(sample.put(first, 7))).singleElement().satisfies(problem -> assertThat(
                        problem.getInstanceLocation().toString())
                .isEqualTo("/" + first));
    }

    private static boolean readerMissesAField(String type, JsonNode event) {
        try {
            JSON.treeToValue(event, EVENTS.get(type));
            return false;
        } catch (JsonProcessingException e) {
            return e.getOriginalMessage().contains(" is missing")
                    || e.getOriginalMessage().contains("Cannot map `null` into type");
        }
    }

    private static JsonSchema schema(String type) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        Samples.read("schemas/" + type + ".json"),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
