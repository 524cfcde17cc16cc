package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Services;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.MetricsView;
import dev.longform.cli.view.RecountView;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.Simulation;
import java.util.Map;

/** Everything about the demonstration's numbers that is known beforehand. */
final class DemoChecks {
    private final Services services;
    private final Simulation simulation;
    private final Demo.Reporter reporter;

    DemoChecks(Services services, Simulation simulation, Demo.Reporter reporter) {
        this.services = services;
        this.simulation = simulation;
        this.reporter = reporter;
    }

    /**
     * Reports on the biased judge, the servers' own tallies and the recounts.
     *
     * @param runs run ids by model
     * @return whether every number is as it must be
     */
    boolean hold(Map<String, String> runs) {
        simulation.servers().all().stream()
                .filter(server -> server.spec().behaviour().positionBias().share() > 0)
                .forEach(server -> showBias(server, runs));
        boolean tallies = tallies(runs);
        return recounts(runs) && tallies;
    }

    /**
     * Compares the heatmaps, all aspects together and each by itself, with the servers' own tallies.
     *
     * @param runs run ids by model
     * @return whether every cell is as it must be
     */
    boolean cells(Map<String, String> runs) {
        boolean equal = true;
        reporter.line("\nEvery cell of the heatmaps beside what each simulated server counted itself:");
        for (SimulatedServer server : simulation.servers().all()) {
            String run = runs.get(server.spec().name());
            JsonNode all = services.aggregator().heatmap(run, null, null);
            equal &= cells(server, "all aspects", all);
            for (JsonNode aspect : all.path("aspects")) {
                JsonNode one = services.aggregator().heatmap(run, aspect.asText(), null);
                equal &= cells(server, aspect.asText(), one);
            }
        }
        return equal;
    }

    private boolean cells(SimulatedServer server, String aspects, JsonNode heatmap) {
        HeatmapCheck check = HeatmapCheck.of(heatmap, server.tally());
        reporter.line("  " + server.spec().name() + ", " + aspects + ": " + check.describe());
        return check.differences().isEmpty();
    }

    private void showBias(SimulatedServer server, Map<String, String> runs) {
        JsonNode metrics = metrics(runs.get(server.spec().name()));
        reporter.line("\n" + server.spec().name() + " by slot of the chosen response (coverage: "
                + metrics.path("answered").asLong() + " of "
                + metrics.path("attempted").asLong() + " answered, unscored: "
                + metrics.path("unscored").toString().replace("\"", "") + ")" + MetricsView.slots(metrics));
    }

    private boolean tallies(Map<String, String> runs) {
        boolean equal = true;
        reporter.line("\nWhat the system reports beside what each simulated server counted itself:");
        for (SimulatedServer server : simulation.servers().all()) {
            TallyCheck check = TallyCheck.of(metrics(runs.get(server.spec().name())), server.tally());
            equal &= check.differences().isEmpty();
            reporter.line("  " + server.spec().name() + ": " + check.describe());
        }
        return equal;
    }

    private boolean recounts(Map<String, String> runs) {
        boolean equal = true;
        reporter.line("\nRunning numbers beside a recount of the stored verdicts:");
        for (Map.Entry<String, String> run : runs.entrySet()) {
            JsonNode recount = services.aggregator().recount(run.getValue());
            equal &= recount.path("equal").asBoolean();
            reporter.line("  " + run.getKey() + ", run " + RecountView.of(recount));
        }
        return equal;
    }

    private JsonNode metrics(String run) {
        return services.aggregator().metrics(run).orElseThrow(() -> new Failure("there are no numbers of run " + run));
    }
}
