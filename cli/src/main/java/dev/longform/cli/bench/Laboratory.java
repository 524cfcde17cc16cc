package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.DatasetUpload;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.JsonLines;
import dev.longform.cli.client.LineSource;
import dev.longform.cli.client.PlanFile;
import dev.longform.cli.client.Services;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.follow.RunFollower;
import dev.longform.cli.stack.Installation;
import dev.longform.cli.stack.StackSession;
import dev.longform.cli.view.FollowView;
import dev.longform.cli.view.RunProgress;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A local system in a temporary directory, and what a measurement does with it. */
final class Laboratory implements AutoCloseable {
    /** Patient enough for every part to die and come back, and looking seldom: reading numbers is work. */
    static final RunFollower.Pace PACE =
            new RunFollower.Pace(Duration.ofSeconds(15), Duration.ofMinutes(3), Duration.ofMinutes(3));

    private final StackSession session;
    private final Services services;
    private final Consumer<String> log;
    private final RunFollower.Pace pace;
    private final double secondsToReady;
    private final List<SimulatedServer> servers = new ArrayList<>();

    private Laboratory(StackSession session, Consumer<String> log, RunFollower.Pace pace, double secondsToReady) {
        this.session = session;
        this.services = Services.at(session.datasetUrl(), session.aggregatorUrl());
        this.log = log;
        this.pace = pace;
        this.secondsToReady = secondsToReady;
    }

    /** Starts a system; {@code log} is told what happens. */
    static Laboratory open(Installation installation, Consumer<String> log) {
        return open(installation, log, PACE);
    }

    /** Starts a system whose runs are followed at this pace. */
    static Laboratory open(Installation installation, Consumer<String> log, RunFollower.Pace pace) {
        return open(installation, 1, log, pace);
    }

    /** Starts a system with so many replicas of every service. */
    static Laboratory open(Installation installation, int replicas, Consumer<String> log, RunFollower.Pace pace) {
        StackSession session = StackSession.open(installation, null, replicas, log);
        try {
            long started = System.nanoTime();
            session.start();
            return new Laboratory(session, log, pace, (System.nanoTime() - started) / 1e9);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    StackSession session() {
        return session;
    }

    Services services() {
        return services;
    }

    /** From the start of the first part to the readiness of the last, in seconds. */
    double secondsToReady() {
        return secondsToReady;
    }

    void say(String line) {
        log.accept(line);
    }

    void importDataset(String name, List<Path> files) {
        List<String> names = files.stream().map(Path::toString).toList();
        new DatasetUpload(names, bytes -> {}).send(services.dataset(), name, false);
    }

    /** Starts a simulated server that knows the files' items, and registers its model. */
    SimulatedServer simulate(SimulatedSpec spec, List<Path> files) {
        return simulate(spec, read(files));
    }

    /** Starts a simulated server that knows the items, and registers its model. */
    SimulatedServer simulate(SimulatedSpec spec, SimulatedDataset dataset) {
        return simulate(spec, dataset, Map.of());
    }

    /** The same with options in the model's description. */
    SimulatedServer simulate(SimulatedSpec spec, SimulatedDataset dataset, Map<String, String> options) {
        SimulatedServer server = SimulatedServer.start(spec, dataset);
        servers.add(server);
        ObjectNode model = Json.MAPPER.createObjectNode();
        model.put("name", spec.name()).put("revision", "1");
        model.put("kind", spec.dialect().kind()).put("adapter", spec.dialect().adapter());
        model.put("endpoint", server.endpoint()).put("model", spec.model());
        model.put("maxConcurrency", spec.maxConcurrency());
        ObjectNode chosen = model.putObject("options");
        options.forEach(chosen::put);
        services.dataset().addModel(model);
        return server;
    }

    /** Ends a simulated server, whose tally can still be read, and forgets what it holds. */
    void end(SimulatedServer server) {
        server.close();
        servers.remove(server);
    }

    /** What simulated servers know of the files' items. */
    static SimulatedDataset read(List<Path> files) {
        try {
            return SimulatedDataset.read(files);
        } catch (IOException e) {
            throw new Failure("the simulated server does not start: " + e.getMessage(), e);
        }
    }

    /** Starts a run for each model; run ids by model. */
    Map<String, String> start(String dataset, long seed, List<String> models) {
        return start(services.dataset(), dataset, seed, models);
    }

    /** The same through one of dataset-service's processes. */
    Map<String, String> start(DatasetService service, String dataset, long seed, List<String> models) {
        ObjectNode start =
                Json.MAPPER.createObjectNode().put("dataset", dataset).put("seed", seed);
        ArrayNode names = start.putArray("models");
        models.forEach(names::add);
        Map<String, String> runs = new LinkedHashMap<>();
        for (JsonNode run : service.startRuns(start)) {
            runs.put(run.path("model").asText(), run.path("run").asText());
        }
        return runs;
    }

    /** Has the demonstration's documents planted with needles; of this name. */
    void plantNeedles(DatasetService service, String name) {
        Installation installation = Installation.ofLauncher();
        ObjectNode plan = PlanFile.read(installation.file("demo/needle-plan.yaml"));
        plant(service, plan.put("name", name), installation.file("demo/long-documents.jsonl"));
    }

    /** Has documents planted with needles. */
    void plant(DatasetService service, ObjectNode plan, Path documents) {
        JsonLines lines = new JsonLines(List.of(LineSource.of(documents.toString(), bytes -> {})));
        service.createNeedles(plan, lines);
    }

    /** Returns when the runs have ended and are counted. */
    void follow(List<String> runs) {
        new RunFollower(services, new Quiet(), pace).follow(runs);
    }

    JsonNode metrics(String run) {
        return services.aggregator().metrics(run).orElseThrow(() -> new Failure("there are no numbers of run " + run));
    }

    @Override
    public void close() {
        servers.forEach(SimulatedServer::close);
        session.close();
    }

    private final class Quiet implements FollowView {
        @Override
        public void show(List<RunProgress> runs) {
            // a measurement prints its result, not its progress
        }

        @Override
        public void note(String text) {
            log.accept(text);
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
