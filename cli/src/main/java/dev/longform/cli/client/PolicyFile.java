package dev.longform.cli.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A gate's policy in a YAML or JSON file. */
public final class PolicyFile {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private PolicyFile() {}

    /**
     * Reads a file.
     *
     * @throws Failure when it cannot be read or is no set of fields
     */
    public static JsonNode read(Path file) {
        try {
            JsonNode policy = YAML.readTree(Files.readString(file));
            if (!policy.isObject()) {
                throw new Failure(file + ": a policy is a set of fields, such as 'rules:'");
            }
            return policy;
        } catch (JsonProcessingException e) {
            throw new Failure(
                    file + ": not valid YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        } catch (IOException e) {
            throw new Failure("the policy file " + file + " cannot be read: " + e, e);
        }
    }
}
