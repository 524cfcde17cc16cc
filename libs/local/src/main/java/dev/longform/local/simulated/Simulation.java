package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Running simulated servers, with the model files that register them. */
public final class Simulation implements AutoCloseable {
    private final SimulatedServers servers;

    private Simulation(SimulatedServers servers) {
        this.servers = servers;
    }

    /**
     * Starts the servers of a file and writes their models.
     *
     * @param spec the specification file
     * @param datasets the files whose items they know, at least one
     * @param modelFile where to write the models; empty for nowhere
     * @throws IOException when a file cannot be read, breaks a rule, or cannot be written
     * @throws IllegalArgumentException when the specification does not fit the dataset
     * @throws IllegalStateException when a port is taken
     */
    public static Simulation start(Path spec, List<Path> datasets, Optional<Path> modelFile) throws IOException {
        Simulation simulation = new Simulation(SimulatedServers.start(spec, datasets));
        try {
            if (modelFile.isPresent()) {
                new ObjectMapper(new YAMLFactory())
                        .writeValue(modelFile.get().toFile(), Map.of("models", simulation.models()));
            }
            return simulation;
        } catch (IOException e) {
            simulation.close();
            throw e;
        }
    }

    /** The servers. */
    public SimulatedServers servers() {
        return servers;
    }

    /** The models as the registry takes them, one for each server. */
    public List<Map<String, Object>> models() {
        return servers.all().stream().map(Simulation::model).toList();
    }

    /** Says what runs: the items that the servers know, and a line for each server. */
    public void describe(PrintStream out) {
        SimulatedDataset dataset = servers.dataset();
        out.printf("%d items known", Quota.size(dataset.items()));
        out.println(dataset.skippedLines() == 0 ? "" : ", " + dataset.skippedLines() + " lines hold no item");
        servers.all()
                .forEach(server -> out.printf(
                        "%s   %s   tally: %s%n", server.spec().name(), server.endpoint(), server.tallyUrl()));
    }

    private static Map<String, Object> model(SimulatedServer server) {
        SimulatedSpec spec = server.spec();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", spec.name());
        model.put("revision", "1");
        model.put("kind", spec.dialect().kind());
        model.put("adapter", spec.dialect().adapter());
        model.put("endpoint", server.endpoint());
        model.put("model", spec.model());
        model.put("maxConcurrency", spec.maxConcurrency());
        model.put("tags", Map.of("simulated", "true"));
        return model;
    }

    @Override
    public void close() {
        servers.close();
    }
}
