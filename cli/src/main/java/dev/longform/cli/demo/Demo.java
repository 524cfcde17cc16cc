package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.DatasetUpload;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.ModelFile;
import dev.longform.cli.client.Services;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.follow.RunFollower;
import dev.longform.cli.stack.Installation;
import dev.longform.cli.view.DatasetView;
import dev.longform.cli.view.FollowView;
import dev.longform.cli.view.LeaderboardView;
import dev.longform.local.simulated.Simulation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Imports the small dataset, runs real, null and simulated models on it, and checks what comes out. */
public final class Demo implements AutoCloseable {
    private static final String DATASET = "demo";

    private final Services services;
    private final Installation installation;
    private final Path directory;
    private final Reporter reporter;
    private final Supplier<FollowView> progress;
    private Simulation simulation;

    /** Where the lines of the demonstration go. */
    @FunctionalInterface
    public interface Reporter {
        void line(String text);
    }

    /**
     * @param directory for the simulated servers' file
     * @param progress shows how runs go
     */
    public Demo(
            Services services,
            Installation installation,
            Path directory,
            Reporter reporter,
            Supplier<FollowView> progress) {
        this.services = services;
        this.installation = installation;
        this.directory = directory;
        this.reporter = reporter;
        this.progress = progress;
    }

    /**
     * What came out.
     *
     * @param leaderboard as aggregator-service gives it
     * @param sound whether every check held
     */
    public record Result(JsonNode leaderboard, boolean sound) {}

    /**
     * Runs it on a running system, once. The simulated servers go on until {@link #close()}.
     *
     * @throws Failure when a part of it cannot be done
     */
    public Result run() {
        Path dataset = installation.file("demo/dataset.jsonl");
        importDataset(dataset);
        simulation = SimulatedModels.start(
                installation.file("demo/simulated.yaml"), dataset, directory.resolve("simulated.yaml"));
        Map<String, String> runs = start(addModels());
        follow(List.copyOf(runs.values()));
        JsonNode leaderboard = services.aggregator().leaderboard(DATASET);
        reporter.line("\n" + LeaderboardView.of(leaderboard));
        return new Result(leaderboard, new DemoChecks(services, simulation, reporter).hold(runs));
    }

    /** Ends the simulated servers. */
    @Override
    public void close() {
        if (simulation != null) {
            simulation.close();
        }
    }

    private void importDataset(Path file) {
        DatasetUpload upload = new DatasetUpload(List.of(file.toString()), bytes -> {});
        JsonNode report = upload.send(services.dataset(), DATASET, false);
        reporter.line("dataset " + DatasetView.report(report));
    }

    /** Registers the models and returns them as a start names them. */
    private ArrayNode addModels() {
        ArrayNode names = Json.MAPPER.createArrayNode();
        ModelFile.read(installation.file("demo/models.yaml")).forEach(entry -> names.add(add(entry.model())));
        simulation.models().forEach(model -> names.add(add(Json.MAPPER.valueToTree(model))));
        reporter.line(names.size() + " models: "
                + names.toString().replaceAll("[\\[\\]\"]", "").replace(",", ", "));
        return names;
    }

    private String add(JsonNode model) {
        services.dataset().addModel(model);
        return model.path("name").asText();
    }

    /** Starts a run for each model; run ids by model. */
    private Map<String, String> start(ArrayNode models) {
        ObjectNode start = Json.MAPPER.createObjectNode().put("dataset", DATASET);
        start.set("models", models);
        Map<String, String> runs = new LinkedHashMap<>();
        for (JsonNode run : services.dataset().startRuns(start)) {
            runs.put(run.path("model").asText(), run.path("run").asText());
        }
        if (runs.size() != models.size()) {
            throw new Failure(models.size() + " runs were asked for, " + runs.size() + " were started");
        }
        return runs;
    }

    private void follow(List<String> runs) {
        try (FollowView view = progress.get()) {
            new RunFollower(services, view, RunFollower.Pace.USUAL).follow(runs);
        }
    }
}
