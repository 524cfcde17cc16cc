package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.PlanFile;
import dev.longform.cli.client.Services;
import dev.longform.cli.stack.Installation;
import dev.longform.cli.view.HeatmapView;
import dev.longform.cli.view.PooledHeatmapView;
import dev.longform.local.simulated.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * The Long-form Needle-in-a-Haystack Test on the long documents: plants needles, runs a simulated classifier and a
 * simulated judge with different blind spots on them, shows their heatmaps, and checks every cell.
 */
final class NeedleDemo implements AutoCloseable {
    private static final String DOCUMENTS = "demo/long-documents.jsonl";

    private final Services services;
    private final Installation installation;
    private final Path directory;
    private final Demo.Reporter reporter;
    private final DemoRuns demoRuns;
    private final NeedlePlan plan;
    private Simulation simulation;

    NeedleDemo(
            Services services, Installation installation, Path directory, Demo.Reporter reporter, DemoRuns demoRuns) {
        this.services = services;
        this.installation = installation;
        this.directory = directory;
        this.reporter = reporter;
        this.demoRuns = demoRuns;
        this.plan = new NeedlePlan(services.dataset(), reporter);
    }

    /**
     * What came out.
     *
     * @param heatmaps one for each model, all aspects together, as aggregator-service gives them
     * @param sound whether every check held
     */
    record Result(List<JsonNode> heatmaps, boolean sound) {}

    /** Asks for the needles; {@link #run()} waits for them. */
    void plan() {
        plan.create(PlanFile.read(installation.file("demo/needle-plan.yaml")), installation.file(DOCUMENTS));
    }

    /** Runs it, once. The simulated servers go on until {@link #close()}. */
    Result run() {
        String dataset = plan.sealed();
        Path needles = directory.resolve("needles.jsonl");
        plan.export(dataset, needles);
        simulation = SimulatedModels.start(
                installation.file("demo/simulated-needles.yaml"), needles, directory.resolve("simulated-needles.yaml"));
        Map<String, String> runs = demoRuns.of(dataset, models());
        List<JsonNode> heatmaps = new ArrayList<>();
        runs.values().forEach(run -> heatmaps.add(services.aggregator().heatmap(run, null, null)));
        heatmaps.forEach(heatmap -> reporter.line("\n" + HeatmapView.of(heatmap, false, Ansi.AUTO)));
        reporter.line(
                "\n" + PooledHeatmapView.differences(services.aggregator().pooledHeatmap(dataset, null), Ansi.AUTO));
        DemoChecks checks = new DemoChecks(services, simulation, reporter);
        boolean cells = checks.cells(runs);
        return new Result(List.copyOf(heatmaps), checks.hold(runs) && cells);
    }

    @Override
    public void close() {
        if (simulation != null) {
            simulation.close();
        }
    }

    private List<JsonNode> models() {
        return simulation.models().stream()
                .map(model -> (JsonNode) Json.MAPPER.valueToTree(model))
                .toList();
    }
}
