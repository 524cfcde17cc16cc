package dev.longform.local.simulated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The simulated servers of one specification file. */
public final class SimulatedServers implements AutoCloseable {
    private final List<SimulatedServer> servers;
    private final SimulatedDataset dataset;

    private SimulatedServers(List<SimulatedServer> servers, SimulatedDataset dataset) {
        this.servers = servers;
        this.dataset = dataset;
    }

    /**
     * Starts all servers of a file; none is left running when one fails.
     *
     * @param spec the specification file
     * @param datasets the files whose items they know
     * @throws IOException when a file cannot be read or breaks a rule
     * @throws IllegalStateException when a port is taken
     */
    public static SimulatedServers start(Path spec, List<Path> datasets) throws IOException {
        return start(SpecFile.read(spec), SimulatedDataset.read(datasets));
    }

    /** Starts these servers on a dataset that is read already. */
    public static SimulatedServers start(List<SimulatedSpec> specs, SimulatedDataset dataset) {
        List<SimulatedServer> started = new ArrayList<>();
        try {
            specs.forEach(spec -> started.add(SimulatedServer.start(spec, dataset)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            started.forEach(SimulatedServer::close);
            throw e;
        }
        return new SimulatedServers(List.copyOf(started), dataset);
    }

    /** All servers, in the order of the file. */
    public List<SimulatedServer> all() {
        return servers;
    }

    /** What they know. */
    public SimulatedDataset dataset() {
        return dataset;
    }

    /**
     * The server of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SimulatedServer server(String name) {
        return servers.stream()
                .filter(server -> server.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server is named " + name + "; there are "
                        + servers.stream().map(s -> s.spec().name()).collect(Collectors.joining(", "))));
    }

    @Override
    public void close() {
        servers.forEach(SimulatedServer::close);
    }
}
