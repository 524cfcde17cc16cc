package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetUpload;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.ModelFile;
import dev.longform.cli.client.Services;
import dev.longform.cli.stack.Installation;
import dev.longform.cli.view.DatasetView;
import dev.longform.cli.view.LeaderboardView;
import dev.longform.local.simulated.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Imports the small dataset, runs real, null and simulated models on it, and checks what comes out. */
final class LeaderboardDemo implements AutoCloseable {
    private static final String DATASET = "demo";

    private final Services services;
    private final Installation installation;
    private final Path directory;
    private final Demo.Reporter reporter;
    private final DemoRuns demoRuns;
    private Simulation simulation;

    LeaderboardDemo(
            Services services, Installation installation, Path directory, Demo.Reporter reporter, DemoRuns demoRuns) {
        this.services = services;
        this.installation = installation;
        this.directory = directory;
        this.reporter = reporter;
        this.demoRuns = demoRuns;
    }

    /**
     * What came out.
     *
     * @param leaderboard as aggregator-service gives it
     * @param sound whether every check held
     */
    record Result(JsonNode leaderboard, boolean sound) {}

    /** Runs it, once. The simulated servers go on until {@link #close()}. */
    Result run() {
        Path dataset = installation.file("demo/dataset.jsonl");
        importDataset(dataset);
        simulation = SimulatedModels.start(
                installation.file("demo/simulated.yaml"), dataset, directory.resolve("simulated.yaml"));
        Map<String, String> runs = demoRuns.of(DATASET, models());
        JsonNode leaderboard = services.aggregator().leaderboard(DATASET);
        reporter.line("\n" + LeaderboardView.of(leaderboard));
        return new Result(leaderboard, new DemoChecks(services, simulation, reporter).hold(runs));
    }

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

    private List<JsonNode> models() {
        List<JsonNode> models = new ArrayList<>();
        ModelFile.read(installation.file("demo/models.yaml")).forEach(entry -> models.add(entry.model()));
        simulation.models().forEach(model -> models.add(Json.MAPPER.valueToTree(model)));
        return models;
    }
}
