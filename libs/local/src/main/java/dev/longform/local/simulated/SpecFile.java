package dev.longform.local.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a specification file: YAML, {@code servers:} with one entry for each simulated server. */
final class SpecFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private SpecFile() {}

    private record Servers(List<SpecBuilder> servers) {}

    /** Reads a part of an entry. */
    static <T> T part(String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Reads the servers of a file.
     *
     * @throws IOException when the file cannot be read, has an unknown field, or breaks a rule; the message says where
     */
    static List<SimulatedSpec> read(Path file) throws IOException {
        List<SimulatedSpec> specs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try {
            Servers content = YAML.readValue(Files.readString(file), Servers.class);
            SpecRule.that(
                    content != null
                            && content.servers() != null
                            && !content.servers().isEmpty(),
                    "'servers' is missing or empty");
            for (SpecBuilder server : content.servers()) {
                SimulatedSpec spec = server.build();
                SpecRule.that(names.add(spec.name()), "two servers are named " + spec.name());
                specs.add(spec);
            }
            return specs;
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            int number = specs.size() + 1;
            throw new IOException(file + ", server " + number + ": " + e.getMessage(), e);
        }
    }
}
