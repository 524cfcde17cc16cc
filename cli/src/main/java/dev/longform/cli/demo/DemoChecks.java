package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Services;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.MetricsView;
import dev.longform.cli.view.RecountView;
import dev.longform.cli.view.Table;
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
            reporter.line("  " + server.spec().name() + ": "
                    + (check.differences().isEmpty()
                            ? "all " + check.compared() + " numbers equal"
                            : "NOT equal\n" + table(check)));
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

    private static String table(TallyCheck check) {
        Table table = new Table("NUMBER", ">SYSTEM", ">SERVER");
        check.differences().forEach(d -> table.row(d.number(), d.reported(), d.counted()));
        return table.toString();
    }
}
