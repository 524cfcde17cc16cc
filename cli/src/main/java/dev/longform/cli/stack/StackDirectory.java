package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A directory that holds a local system: data, logs, and {@code longform.properties} with the format's version and the
 * ports. Locked while it is open, so that only one system runs on it.
 */
public final class StackDirectory implements AutoCloseable {
    /** Grows when older data cannot be used any more. */
    static final String FORMAT = "1";

    private static final String FORMAT_KEY = "format";
    private static final String CLUSTER_KEY = "kafka.cluster.id";
    private static final String PORT_PREFIX = "port.";

    private final Path path;
    private final FileChannel lockFile;
    private final Properties properties;

    private StackDirectory(Path path, FileChannel lockFile, Properties properties) {
        this.path = path;
        this.lockFile = lockFile;
        this.properties = properties;
    }

    /**
     * Opens a directory, creating it when it is new.
     *
     * @throws Failure when another system runs on it, it holds something else, or data of another format
     */
    public static StackDirectory open(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            FileChannel lockFile = lock(directory);
            try {
                return new StackDirectory(directory, lockFile, load(directory));
            } catch (Failure | IOException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Failure("the directory " + directory + " cannot be used: " + e, e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel file = FileChannel.open(
                directory.resolve("longform.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return file;
            }
        } catch (OverlappingFileLockException e) {
            file.close();
            throw inUse(directory);
        }
        file.close();
        throw inUse(directory);
    }

    private static Failure inUse(Path directory) {
        return new Failure(
                "another longform runs on " + directory + "\nend it first, or name another directory with --data");
    }

    private static Properties load(Path directory) throws IOException {
        Properties properties = new Properties();
        Path file = directory.resolve("longform.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            String format = properties.getProperty(FORMAT_KEY);
            if (!FORMAT.equals(format)) {
                throw new Failure("the data in " + directory + " has format " + format + ", this version needs "
                        + FORMAT + "\nuse the version that wrote it, or name a new directory with --data");
            }
        } else if (Files.exists(directory.resolve("kafka")) || Files.exists(directory.resolve("postgresql"))) {
            throw new Failure(
                    directory + " holds data, but no longform.properties" + "\nname a new directory with --data");
        }
        return properties;
    }

    /** The ports of its last system; empty when it is new. */
    Optional<StackPorts> ports() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String port = properties.getProperty(PORT_PREFIX + part.title());
            if (port == null) {
                return Optional.empty();
            }
            if (!port.matches("[1-9][0-9]{0,4}")) {
                throw new Failure("longform.properties in " + path + " has no port in '" + PORT_PREFIX + part.title()
                        + "'\ncorrect or delete that line");
            }
            ports.put(part, Integer.valueOf(port));
        }
        return Optional.of(new StackPorts(ports));
    }

    /** Stores ports for the next start. */
    void keep(StackPorts ports) {
        ports.asMap().forEach((part, port) -> properties.setProperty(PORT_PREFIX + part.title(), port.toString()));
        store();
    }

    /** Stores the cluster's id; refuses data of another cluster. */
    void keepCluster(String id) {
        String known = properties.getProperty(CLUSTER_KEY);
        if (known != null && !known.equals(id)) {
            throw new Failure("the Kafka data in " + path + " belongs to cluster " + id + ", not " + known
                    + "\nname a new directory with --data");
        }
        properties.setProperty(CLUSTER_KEY, id);
        store();
    }

    private void store() {
        properties.setProperty(FORMAT_KEY, FORMAT);
        try (Writer writer = Files.newBufferedWriter(path.resolve("longform.properties"))) {
            properties.store(writer, "a local longform system; delete a port's line to have it chosen anew");
        } catch (IOException e) {
            throw new Failure("longform.properties in " + path + " cannot be written: " + e, e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path postgres() {
        return path.resolve("postgresql");
    }

    /** Unlocks it. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new Failure("the directory " + path + " cannot be unlocked: " + e, e);
        }
    }
}
