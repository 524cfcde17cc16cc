package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Ports that a local system calls its own for as long as it runs, also while nothing listens on them: two systems that
 * start together choose different ones, and a part that is started again finds its port free. Claims end with the
 * process, however it ends.
 */
final class PortClaims implements AutoCloseable {
    private final Path directory;
    private final Map<Integer, FileChannel> claims = new HashMap<>();

    /**
     * @param directory holds a file for each port that was ever claimed
     */
    PortClaims(Path directory) {
        this.directory = directory;
    }

    /** Claims a port. False when another system has it; true when this one had it already. */
    boolean claim(int port) {
        if (claims.containsKey(port)) {
            return true;
        }
        try {
            Files.createDirectories(directory);
            FileChannel file = FileChannel.open(
                    directory.resolve(String.valueOf(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(file)) {
                claims.put(port, file);
                return true;
            }
            file.close();
            return false;
        } catch (IOException e) {
            throw new Failure("ports cannot be claimed in " + directory + ": " + e, e);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Gives all ports back. */
    @Override
    public void close() {
        for (FileChannel file : claims.values()) {
            try {
                file.close();
            } catch (IOException e) {
                throw new Failure("a port cannot be given back: " + e, e);
            }
        }
        claims.clear();
    }
}
