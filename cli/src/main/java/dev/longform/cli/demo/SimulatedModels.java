package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.longform.cli.failure.Failure;
import dev.longform.local.Ports;
import dev.longform.local.simulated.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The demonstration's simulated servers. In a kept directory they come back on the same ports. */
final class SimulatedModels {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private SimulatedModels() {}

    /**
     * Starts the servers.
     *
     * @param specification what ships with the project, without ports
     * @param dataset whose items they know
     * @param kept where the specification with ports is, or will be
     */
    static Simulation start(Path specification, Path dataset, Path kept) {
        try {
            if (!Files.exists(kept)) {
                YAML.writeValue(kept.toFile(), withPorts(YAML.readTree(specification.toFile())));
            }
            return Simulation.start(kept, List.of(dataset), Optional.empty());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new Failure("the simulated servers do not start: " + e.getMessage(), e);
        }
    }

    private static JsonNode withPorts(JsonNode specification) {
        for (JsonNode server : specification.path("servers")) {
            ((ObjectNode) server).put("port", Ports.free());
        }
        return specification;
    }
}
