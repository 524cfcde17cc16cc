package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Ports that a local system calls its own for as long as it runs, also while nothing listens on them: two systems that
 * start together choose different ones, and a part that is started again finds its port free. A claim is a lock on one
 * byte of a file, the port's number from its beginning; it ends with the process, however that ends.
 */
final class PortClaims implements AutoCloseable {
    private final FileChannel file;
    private final Set<Integer> claimed = new HashSet<>();

    private PortClaims(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens a file of claims, creating it when it is new. It stays empty.
     *
     * @throws Failure when that cannot be done
     */
    static PortClaims in(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return new PortClaims(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new Failure("ports cannot be claimed in " + path + ": " + e, e);
        }
    }

    /** Claims a port. False when another system has it; true when this one had it already. */
    boolean claim(int port) {
        if (claimed.contains(port)) {
            return true;
        }
        try {
            return file.tryLock(port, 1, false) != null && claimed.add(port);
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new Failure("port " + port + " cannot be claimed: " + e, e);
        }
    }

    /** Gives all ports back. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new Failure("ports cannot be given back: " + e, e);
        }
    }
}
