package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The file {@code longform.properties} in a system's directory: the data's format, Kafka's cluster id, the ports. */
final class StackProperties {
    /** Grows when older data cannot be used any more. */
    static final String FORMAT = "1";

    static final String FILE = "longform.properties";

    private static final String FORMAT_KEY = "format";
    private static final String CLUSTER_KEY = "kafka.cluster.id";
    private static final String PORT_PREFIX = "port.";

    private final Path directory;
    private final Properties properties = new Properties();

    private StackProperties(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the file; it may be missing where there is no data yet.
     *
     * @throws Failure when the data has another format, or none that is known
     */
    static StackProperties of(Path directory) throws IOException {
        StackProperties read = new StackProperties(directory);
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                read.properties.load(reader);
            }
            read.checkFormat();
        } else if (Files.exists(directory.resolve("kafka")) || Files.exists(directory.resolve("postgresql"))) {
            throw new Failure(directory + " holds data, but no " + FILE + "\nname a new directory with --data");
        }
        return read;
    }

    private void checkFormat() {
        String format = properties.getProperty(FORMAT_KEY);
        if (!FORMAT.equals(format)) {
            throw new Failure("the data in " + directory + " has format " + format + ", this version needs " + FORMAT
                    + "\nuse the version that wrote it, or name a new directory with --data");
        }
    }

    /** The kept ports of those who have one. */
    Map<Listener, Integer> ports(List<Listener> listeners) {
        Map<Listener, Integer> ports = new LinkedHashMap<>();
        for (Listener listener : listeners) {
            String key = PORT_PREFIX + listener.title();
            if (properties.containsKey(key)) {
                ports.put(listener, port(key));
            }
        }
        return ports;
    }

    /** All kept ports, also of replicas that do not run now. */
    List<Integer> allPorts() {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PORT_PREFIX))
                .map(this::port)
                .toList();
    }

    private Integer port(String key) {
        String port = properties.getProperty(key);
        if (!port.matches("[1-9][0-9]{0,4}")) {
            throw new Failure(FILE + " in " + directory + " has no port in '" + key + "'\ncorrect or delete that line");
        }
        return Integer.valueOf(port);
    }

    /** Stores ports for the next start; those of replicas that do not run now stay. */
    void keep(StackPorts ports) {
        ports.asMap()
                .forEach((listener, port) -> properties.setProperty(PORT_PREFIX + listener.title(), port.toString()));
        store();
    }

    /** Stores the cluster's id; refuses data of another cluster. */
    void keepCluster(String id) {
        String known = properties.getProperty(CLUSTER_KEY);
        if (known != null && !known.equals(id)) {
            throw new Failure("the Kafka data in " + directory + " belongs to cluster " + id + ", not " + known
                    + "\nname a new directory with --data");
        }
        properties.setProperty(CLUSTER_KEY, id);
        store();
    }

    private void store() {
        properties.setProperty(FORMAT_KEY, FORMAT);
        try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE))) {
            properties.store(writer, "a local longform system; delete a port's line to have it chosen anew");
        } catch (IOException e) {
            throw new Failure(FILE + " in " + directory + " cannot be written: " + e, e);
        }
    }
}
