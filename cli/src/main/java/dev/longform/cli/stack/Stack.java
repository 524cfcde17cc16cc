package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Broker, database and the processes of the five services, kept running until {@link #close()}. */
final class Stack implements AutoCloseable {
    private final StackDirectory directory;
    private final StackPorts ports;
    private final Consumer<String> events;
    private final List<Child> infrastructure = new ArrayList<>();
    private final List<Replica> replicas;
    private final List<Child> services = new CopyOnWriteArrayList<>();
    private boolean closed;

    Stack(
            Installation installation,
            StackDirectory directory,
            StackPorts ports,
            int replicas,
            Consumer<String> events) {
        this.directory = directory;
        this.ports = ports;
        this.events = events;
        ChildSpecs specs = new ChildSpecs(installation, directory, ports);
        infrastructure.add(new Child(specs.kafka(), events));
        infrastructure.add(new Child(specs.postgres(), events));
        this.replicas = Replica.ofServices(replicas);
        this.replicas.forEach(replica -> services.add(new Child(specs.service(replica), events)));
    }

    /**
     * Starts everything and waits until it is ready: broker and database side by side, then the services side by side.
     *
     * @throws Failure when a part does not start
     */
    void start() {
        rotateLogs();
        start(infrastructure);
        directory.properties().keepCluster(clusterId());
        start(services);
    }

    private void start(List<Child> children) {
        synchronized (this) {
            if (closed) {
                throw new Failure("stopped while starting");
            }
            children.forEach(Child::start);
        }
        children.forEach(Child::awaitReady);
    }

    /**
     * Ends a service's process, and starts that of an installation in its place; returns when it is ready.
     *
     * @param title of the process
     * @throws Failure when there is none of this title, or the new one does not start
     */
    Replacement replace(String title, Installation by) {
        Replica replica = replicas.stream()
                .filter(candidate -> candidate.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new Failure("no service's process is called " + title));
        int place = replicas.indexOf(replica);
        Child old = services.get(place);
        long asked = System.nanoTime();
        old.askToStop();
        boolean killed = old.awaitStop();
        long ended = System.nanoTime();
        Child next = new Child(new ChildSpecs(by, directory, ports).service(replica), events);
        services.set(place, next);
        start(List.of(next));
        return new Replacement(Duration.ofNanos(ended - asked), killed, Duration.ofNanos(System.nanoTime() - ended));
    }

    /** The processes that run now, by the titles of their parts. */
    Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new LinkedHashMap<>();
        Stream.concat(infrastructure.stream(), services.stream())
                .forEach(child -> child.process().ifPresent(process -> processes.put(child.title(), process)));
        return processes;
    }

    StackPorts ports() {
        return ports;
    }

    /** Stops the services, then database and broker. Doing it again does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        events.accept("stopping everything...");
        stop(services);
        stop(infrastructure);
    }

    private static void stop(List<Child> children) {
        children.forEach(Child::askToStop);
        children.forEach(Child::awaitStop);
    }

    private void rotateLogs() {
        try {
            Files.createDirectories(directory.logs());
            List<Path> logs;
            try (var files = Files.list(directory.logs())) {
                logs = files.filter(file -> file.toString().endsWith(".log")).toList();
            }
            for (Path log : logs) {
                Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new Failure("the logs in " + directory.logs() + " cannot be written: " + e, e);
        }
    }

    private String clusterId() {
        Properties meta = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.kafka().resolve("meta.properties"))) {
            meta.load(reader);
        } catch (IOException e) {
            throw new Failure("the Kafka data in " + directory.kafka() + " cannot be read: " + e, e);
        }
        return meta.getProperty("cluster.id", "");
    }
}
