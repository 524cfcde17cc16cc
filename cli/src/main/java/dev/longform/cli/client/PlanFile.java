package dev.longform.cli.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A needle plan in a YAML or JSON file. */
public final class PlanFile {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private PlanFile() {}

    /**
     * Reads a plan.
     *
     * @param file null for an empty plan
     * @throws Failure when it cannot be read or is no set of fields
     */
    public static ObjectNode read(Path file) {
        if (file == null) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            JsonNode plan = YAML.readTree(Files.readString(file));
            if (plan instanceof ObjectNode object) {
                return object;
            }
            throw new Failure(file + ": a plan is a set of fields, such as 'perCell: 12'");
        } catch (JsonProcessingException e) {
            throw new Failure(file + " is neither YAML nor JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new Failure("the plan " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
