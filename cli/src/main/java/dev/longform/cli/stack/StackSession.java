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
import java.util.function.Function;
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
    private final int replicas;
    private final Stack stack;
    private final StackFiles announcements = StackFiles.ofUser();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::end, "end of the stack");
    private boolean ending;

    private StackSession(StackDirectory directory, PortClaims claims, boolean temporary, int replicas, Stack stack) {
        this.directory = directory;
        this.claims = claims;
        this.temporary = temporary;
        this.replicas = replicas;
        this.stack = stack;
    }

    /**
     * Prepares a system; {@link #start()} starts it.
     *
     * @param data where it keeps its data; null for a temporary directory
     * @param replicas how many processes of every service, from 1 to {@value Replica#MOST}
     * @param events told what happens, a line at a time
     * @throws Failure when the directory or its ports cannot be used
     */
    public static StackSession open(Installation installation, Path data, int replicas, Consumer<String> events) {
        if (replicas < 1 || replicas > Replica.MOST) {
            throw new Failure(
                    "a local system has from 1 to " + Replica.MOST + " replicas of a service, not " + replicas);
        }
        StackDirectory directory = StackDirectory.open(data == null ? temporaryDirectory() : data);
        PortClaims claims = PortClaims.in(UserDirectory.of("ports.lock"));
        try {
            StackPorts ports = new PortPlan(claims, PORT_PATIENCE).forDirectory(directory, replicas);
            Stack stack = new Stack(installation, directory, ports, replicas, events);
            StackSession session = new StackSession(directory, claims, data == null, replicas, stack);
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

    /** The roots of dataset-service's replicas, with commas between them. */
    public String datasetUrl() {
        return urls(Part.DATASET);
    }

    /** The roots of aggregator-service's replicas, with commas between them. */
    public String aggregatorUrl() {
        return urls(Part.AGGREGATOR);
    }

    private String urls(Part part) {
        return replicas(part).map(stack.ports()::url).collect(Collectors.joining(","));
    }

    private Stream<Replica> replicas(Part part) {
        return Replica.ofServices(replicas).stream().filter(replica -> replica.part() == part);
    }

    /** What a service's processes are called, the first one first. */
    public List<String> titles(Part service) {
        return replicas(service).map(Replica::title).toList();
    }

    /** Where all services' REST interfaces are, by the titles of their processes. */
    public Map<String, String> restUrls() {
        return byTitle(stack.ports()::url);
    }

    /** Where all services' health and metrics are, by the titles of their processes. */
    public Map<String, String> managementUrls() {
        return byTitle(stack.ports()::managementUrl);
    }

    private Map<String, String> byTitle(Function<Replica, String> url) {
        return Replica.ofServices(replicas).stream().collect(Collectors.toMap(Replica::title, url));
    }

    /** Where Kafka listens, {@code host:port}. */
    public String kafkaAddress() {
        return stack.ports().address(Part.KAFKA);
    }

    /** Where PostgreSQL listens, {@code host:port}. */
    public String postgresAddress() {
        return stack.ports().address(Part.POSTGRES);
    }

    /**
     * Ends a service's process, and starts that of another installation in its place; returns when it is ready.
     *
     * @param title of the process
     * @param by whose service comes
     * @throws Failure when there is none of this title, or the new one does not start
     */
    public Replacement replace(String title, Installation by) {
        return stack.replace(title, by);
    }

    /** The processes that run now, by their titles. */
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
