package dev.longform.cli.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Models in a YAML file: one, several documents, a list, or a list under {@code models:}. */
public final class ModelFile {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private ModelFile() {}

    /**
     * A model and where it stands.
     *
     * @param place the file and, with several models in it, which one
     * @param model as JSON
     */
    public record Entry(String place, JsonNode model) {}

    /**
     * Reads a file.
     *
     * @throws Failure when it cannot be read, is not YAML, or holds no model
     */
    public static List<Entry> read(Path file) {
        List<JsonNode> models = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(Files.newBufferedReader(file))) {
            while (documents.hasNextValue()) {
                collect(documents.nextValue(), models);
            }
        } catch (JsonProcessingException e) {
            throw new Failure(file + ":" + line(e) + ": not valid YAML: " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new Failure("the model file " + file + " cannot be read: " + e, e);
        }
        if (models.isEmpty()) {
            throw new Failure(file + ": there is no model in it");
        }
        return entries(file, models);
    }

    private static void collect(JsonNode node, List<JsonNode> models) {
        if (node.isArray()) {
            node.forEach(models::add);
        } else if (node.path("models").isArray()) {
            node.path("models").forEach(models::add);
        } else if (!node.isNull() && !node.isMissingNode()) {
            models.add(node);
        }
    }

    private static List<Entry> entries(Path file, List<JsonNode> models) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            String place = models.size() == 1 ? file.toString() : file + ", model " + (i + 1);
            if (!models.get(i).isObject()) {
                throw new Failure(place + ": a model is a set of fields, such as 'name: my-judge'");
            }
            entries.add(new Entry(place, models.get(i)));
        }
        return entries;
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
