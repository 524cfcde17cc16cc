package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** A directory that holds a local system: data, logs and properties. Locked, so that only one system runs on it. */
public final class StackDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;
    private final StackProperties properties;

    private StackDirectory(Path path, FileChannel lockFile, StackProperties properties) {
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
                return new StackDirectory(directory, lockFile, StackProperties.of(directory));
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
        if (isLocked(file)) {
            return file;
        }
        file.close();
        throw new Failure(
                "another longform runs on " + directory + "\nend it first, or name another directory with --data");
    }

    /** Locks a file until it is closed, unless this or another process has done so. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** What is kept about the system. */
    StackProperties properties() {
        return properties;
    }

    /** Whether a database server of an earlier start still runs on it. */
    boolean hasLivingDatabase() {
        try (Stream<String> lines = Files.lines(postgres().resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("[0-9]{1,18}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
        } catch (IOException e) {
            return false;
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
