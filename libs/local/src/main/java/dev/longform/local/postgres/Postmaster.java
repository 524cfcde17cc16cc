package dev.longform.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of a data directory, as its {@code postmaster.pid} names it. */
final class Postmaster {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PROCESSES = Path.of("/proc");

    private final Path directory;

    Postmaster(Path directory) {
        this.directory = directory;
    }

    /** Its process; none when it does not run. */
    Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    /**
     * Stops a server that a killed JVM left behind, and clears away the pid file of one that was killed itself: its number
     * may belong to another process by now, which would keep the next server from starting.
     *
     * @throws IOException when it does not stop
     */
    void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan = process();
        if (orphan.isPresent()) {
            signal("INT", orphan.get());
            awaitEnd(orphan.get());
        }
        awaitOtherProcesses();
        Files.deleteIfExists(pidFile());
    }

    /**
     * Waits until the process is gone; kills it when it takes too long.
     *
     * @throws IOException when it cannot be ended
     */
    void awaitEnd(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            signal("QUIT", process);
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException(
                    "PostgreSQL cannot be waited for: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stopped", e);
        }
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    private Optional<Long> pid() {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number may be used again: ours is a postgres that was started on this directory. */
    private boolean isOurs(ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        return postgres
                && process.isAlive()
                && process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(directory.toString()))
                        .orElse(true);
    }

    /** The children of a killed server take a moment to notice; while they live, no other can start. */
    private void awaitOtherProcesses() throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (ProcessHandle.allProcesses().anyMatch(this::worksHere)) {
            if (System.nanoTime() > until) {
                throw new IOException("processes of a killed PostgreSQL still use " + directory);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while PostgreSQL stopped", e);
            }
        }
    }

    private boolean worksHere(ProcessHandle process) {
        Path entry = PROCESSES.resolve(String.valueOf(process.pid()));
        try {
            return Files.readSymbolicLink(entry.resolve("cwd")).equals(directory)
                    && Files.readSymbolicLink(entry.resolve("exe")).endsWith("postgres");
        } catch (IOException e) {
            return false;
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL was told to stop", e);
        }
    }
}
