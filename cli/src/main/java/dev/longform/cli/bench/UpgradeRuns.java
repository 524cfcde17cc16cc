package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.Json;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs of an upgrade, each the only one of its simulated server. */
final class UpgradeRuns {
    private static final String LASTING = "upgrade";
    private static final String QUICK = "upgrade-quick";
    private static final int QUICK_MS = 10;
    private static final int STARTS_WITHIN_SECONDS = 120;

    private final Laboratory laboratory;
    private final UpgradeLoad load;
    private final Map<String, SimulatedServer> servers = new LinkedHashMap<>();
    private List<String> lasting = List.of();

    UpgradeRuns(Laboratory laboratory, UpgradeLoad load) {
        this.laboratory = laboratory;
        this.load = load;
    }

    /** Starts a classifier's and a judge's run that last, and returns when both work. */
    void startLasting() {
        laboratory.importDataset(QUICK, load.quick().files());
        laboratory.importDataset(LASTING, load.lasting().files());
        lasting = List.of(
                startLasting("lasting-classifier", Dialect.VLLM_CLASSIFY, load.classifierLatency()),
                startLasting("lasting-judge", Dialect.OPENAI_CHAT, load.judgeLatency()));
        Waiting.until("both runs have numbers", STARTS_WITHIN_SECONDS, () -> lasting.stream()
                .allMatch(run -> laboratory
                        .services()
                        .aggregator()
                        .metrics(run)
                        .filter(metrics -> metrics.path("answered").asLong() > 0)
                        .isPresent()));
    }

    private String startLasting(String title, Dialect dialect, int latencyMs) {
        SimulatedServer server = simulate(title, dialect, latencyMs, load.lasting());
        return start(laboratory.services().dataset(), LASTING, server);
    }

    /** Starts a quick classifier's and a quick judge's run through one of dataset-service's processes. */
    void startQuick(DatasetService service, String title) {
        for (Dialect dialect : List.of(Dialect.VLLM_CLASSIFY, Dialect.OPENAI_CHAT)) {
            String name = "quick-" + dialect.kind() + "-of-" + title;
            start(service, QUICK, simulate(name, dialect, QUICK_MS, load.quick()));
        }
    }

    private SimulatedServer simulate(String title, Dialect dialect, int latencyMs, UpgradeLoad.Items items) {
        SimulatedSpec spec = SimulatedSpec.builder("simulated:" + title, dialect)
                .seed(servers.size() + 1L)
                .slots(UpgradeLoad.SLOTS, latencyMs)
                .accuracy(0.8)
                .build();
        return laboratory.simulate(spec, items.known());
    }

    private String start(DatasetService service, String dataset, SimulatedServer server) {
        String model = server.spec().name();
        String run = laboratory.start(service, dataset, 1, List.of(model)).get(model);
        servers.put(run, server);
        return run;
    }

    /** Lets the runs that last come to their ends. */
    void hurry() {
        lasting.forEach(run -> servers.get(run).hurry());
    }

    /** What those that last work on. */
    String dataset() {
        return LASTING;
    }

    /** The runs that last: those of the classifier and of the judge. */
    List<String> lasting() {
        return lasting;
    }

    /** Of those that last the ones that are not working. */
    List<JsonNode> idle() {
        return lasting.stream()
                .map(run -> laboratory.services().dataset().run(run))
                .filter(run -> !run.path("state").asText().equals("RUNNING"))
                .toList();
    }

    /** How many items of those that last are answered. */
    long answered() {
        return lasting.stream()
                .mapToLong(run -> laboratory
                        .services()
                        .dataset()
                        .run(run)
                        .path("answered")
                        .asLong())
                .sum();
    }

    /** Waits for their ends, and notes what is not as it must be. */
    void check(Drill drill) {
        laboratory.follow(List.copyOf(servers.keySet()));
        servers.forEach((run, server) -> {
            JsonNode metrics = laboratory.metrics(run);
            String model = server.spec().name();
            drill.hold(Json.sum(metrics.path("unscored")) == 0, model + " leaves nothing unscored", metrics);
            TotalsCheck.of(laboratory, run, server.tally()).forEach(drill::differ);
            drill.add(new Figure(
                    "items of " + model,
                    metrics.path("answered").asLong(),
                    "answered",
                    DrillComparison.calls(model, metrics.path("usage"), server.tally())));
        });
    }
}
