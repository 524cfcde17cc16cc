package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A local system from start to end, whatever ends it: {@link #close()}, Ctrl-C or SIGTERM. Nothing stays behind: no
 * process, no announcement, and no temporary directory.
 */
public final class StackSession implements AutoCloseable {
    private static final Duration PORT_PATIENCE = Duration.ofSeconds(25);

    private final StackDirectory directory;
    private final PortClaims claims;
    private final boolean temporary;
    private final Stack stack;
    private final StackFiles announcements = StackFiles.ofUser();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::end, "end of the stack");
    private boolean ending;

    private StackSession(StackDirectory directory, PortClaims claims, boolean temporary, Stack stack) {
        this.directory = directory;
        this.claims = claims;
        this.temporary = temporary;
        this.stack = stack;
    }

    /**
     * Prepares a system; {@link #start()} starts it.
     *
     * @param data where it keeps its data; null for a temporary directory
     * @param events told what happens, a line at a time
     * @throws Failure when the directory or its ports cannot be used
     */
    public static StackSession open(Installation installation, Path data, Consumer<String> events) {
        StackDirectory directory = StackDirectory.open(data == null ? temporaryDirectory() : data);
        PortClaims claims = PortClaims.in(UserDirectory.of("ports.lock"));
        try {
            StackPorts ports = new PortPlan(claims, PORT_PATIENCE).forDirectory(directory);
            Stack stack = new Stack(installation, directory, ports, events);
            StackSession session = new StackSession(directory, claims, data == null, stack);
            Runtime.getRuntime().addShutdownHook(session.atExit);
            return session;
        } catch (Failure e) {
            claims.close();
            directory.close();
            throw e;
        }
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @throws Failure when a part does not start
     */
    public void start() {
        stack.start();
    }

    /** Lets other commands find it by themselves, until it ends. */
    public void announce() {
        ProcessHandle self = ProcessHandle.current();
        announcements.publish(new StackInfo(
                self.pid(),
                self.info().startInstant().orElse(Instant.EPOCH),
                directory.path().toString(),
                datasetUrl(),
                aggregatorUrl()));
    }

    /** Root of dataset-service. */
    public String datasetUrl() {
        return stack.ports().url(Part.DATASET);
    }

    /** Root of aggregator-service. */
    public String aggregatorUrl() {
        return stack.ports().url(Part.AGGREGATOR);
    }

    /** The roots of all services, by the titles of their parts. */
    public Map<String, String> serviceUrls() {
        return Part.SERVICES.stream().collect(Collectors.toMap(Part::title, stack.ports()::url));
    }

    /** Where Kafka listens, {@code host:port}. */
    public String kafkaAddress() {
        return stack.ports().address(Part.KAFKA);
    }

    /** Where PostgreSQL listens, {@code host:port}. */
    public String postgresAddress() {
        return stack.ports().address(Part.POSTGRES);
    }

    /** The processes that run now, by the titles of their parts. */
    public Map<String, ProcessHandle> processes() {
        return stack.processes();
    }

    /** Where its data is. */
    public Path directory() {
        return directory.path();
    }

    /** Where the logs are. */
    public Path logs() {
        return directory.logs();
    }

    /** Returns when the system has ended. */
    public void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            ended.countDown();
        }
    }

    /** Synchronized as a whole: whoever comes second waits until everything has ended. */
    private synchronized void end() {
        if (ending) {
            return;
        }
        ending = true;
        announcements.withdraw(ProcessHandle.current().pid());
        stack.close();
        claims.close();
        directory.close();
        if (temporary) {
            delete(directory.path());
        }
        ended.countDown();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("longform-");
        } catch (IOException e) {
            throw new Failure("no temporary directory can be made: " + e, e);
        }
    }

    private static void delete(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Failure("the temporary directory " + root + " cannot be deleted: " + e, e);
        }
    }
}
