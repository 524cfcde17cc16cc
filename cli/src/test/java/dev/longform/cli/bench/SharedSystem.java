package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.client.VerdictFilter;
import dev.longform.cli.follow.RunFollower;
import dev.longform.cli.stack.Installation;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.SpecBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The packaged services, a real broker, a real database and simulated servers, as local mode starts them: one system for
 * all test classes that need none of their own. It starts with the first and ends after the last, and holds the dataset
 * {@value #DEMO}.
 */
final class SharedSystem implements BeforeAllCallback {
    static final Duration PATIENCE = Duration.ofMinutes(3);
    static final String DEMO = "demo";

    /** How many items it has. */
    static final int ITEMS = 25;

    /** What holds for one process of every service holds for two. */
    private static final int REPLICAS = 2;

    private static final RunFollower.Pace PACE = new RunFollower.Pace(Duration.ofMillis(250), PATIENCE, PATIENCE);
    private static final AtomicInteger NAMES = new AtomicInteger();

    private Opened opened;

    private record Opened(Laboratory laboratory, List<Path> demo) implements AutoCloseable {
        static Opened now() {
            Installation installation = Installation.ofLauncher();
            Laboratory laboratory = Laboratory.open(installation, REPLICAS, line -> {}, PACE);
            List<Path> demo = List.of(installation.file("demo/dataset.jsonl"));
            laboratory.importDataset(DEMO, demo);
            return new Opened(laboratory, demo);
        }

        @Override
        public void close() {
            laboratory.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        opened = context.getRoot()
                .getStore(Namespace.create(SharedSystem.class))
                .computeIfAbsent(Opened.class, key -> Opened.now(), Opened.class);
    }

    Laboratory laboratory() {
        return opened.laboratory();
    }

    Services services() {
        return laboratory().services();
    }

    static SpecBuilder classifier() {
        return SimulatedSpec.builder("simulated:", Dialect.VLLM_CLASSIFY);
    }

    static SpecBuilder judge() {
        return SimulatedSpec.builder("simulated:", Dialect.OPENAI_CHAT);
    }

    /** Gives it a name that no other has. */
    static SpecBuilder named(SpecBuilder builder) {
        return builder.name("simulated:whole-" + NAMES.incrementAndGet());
    }

    /** A server that knows the demo's items, with its model registered. */
    SimulatedServer simulate(SpecBuilder builder) {
        return simulate(builder, opened.demo());
    }

    SimulatedServer simulate(SpecBuilder builder, List<Path> files) {
        return laboratory().simulate(named(builder).build(), files);
    }

    static ObjectNode start(SimulatedServer server, long seed) {
        ObjectNode start = Json.MAPPER.createObjectNode().put("dataset", DEMO).put("seed", seed);
        start.putArray("models").add(server.spec().name());
        return start;
    }

    String run(SimulatedServer server, long seed) {
        return run(start(server, seed));
    }

    /** The id of the one run that this starts. */
    String run(ObjectNode start) {
        return services().dataset().startRuns(start).path(0).path("run").asText();
    }

    /** The same, and waits until it has ended and is counted. */
    String finished(ObjectNode start) {
        String run = run(start);
        laboratory().follow(List.of(run));
        return run;
    }

    JsonNode metrics(String run) {
        return laboratory().metrics(run);
    }

    String state(String run) {
        return services().dataset().run(run).path("state").asText();
    }

    /** All verdicts of a run's revision; null for the newest. */
    JsonNode verdicts(String run, Integer revision) {
        return services()
                .aggregator()
                .verdicts(run, new VerdictFilter(null, null, null, revision), 1000, null)
                .path("verdicts");
    }
}
