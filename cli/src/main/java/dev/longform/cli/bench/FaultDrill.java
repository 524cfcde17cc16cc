package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.SpecBuilder;
import dev.longform.local.simulated.TallyReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Kills parts of a running system with SIGKILL at seeded random times while three models are evaluated, lets them come
 * back, and holds the result against an undisturbed run: every item has one verdict, every number is equal, and every
 * call that a server saw is accounted for.
 */
final class FaultDrill {
    private static final String DATASET = "drill";

    private final Laboratory laboratory;
    private final List<Path> files;
    private final Setting setting;
    private final Killer killer;
    private final Map<String, SimulatedServer> servers = new LinkedHashMap<>();
    private final Drill drill = new Drill();

    /**
     * How a drill goes.
     *
     * @param kills how many in all
     * @param killsPerRun how many within one run of the three models
     * @param seed draws the times
     * @param latencyMs of the simulated servers: decides how long a run takes
     * @param slots of the simulated servers
     */
    record Setting(int kills, int killsPerRun, long seed, int latencyMs, int slots) {}

    FaultDrill(Laboratory laboratory, List<Path> files, Setting setting) {
        this.laboratory = laboratory;
        this.files = files;
        this.setting = setting;
        this.killer = new Killer(laboratory);
    }

    /** Runs the drill. */
    Drill run() {
        laboratory.importDataset(DATASET, files);
        simulate(SimulatedSpec.builder("simulated:drill-classifier", Dialect.VLLM_CLASSIFY)
                .seed(1)
                .accuracy(0.8));
        simulate(SimulatedSpec.builder("simulated:drill-judge", Dialect.OPENAI_CHAT)
                .seed(2)
                .accuracy(0.7));
        simulate(SimulatedSpec.builder("simulated:drill-biased", Dialect.OPENAI_CHAT)
                .seed(3)
                .accuracy(0.9)
                .positionBias('A', 0.3)
                .unreadable(0.05, false));
        long started = System.nanoTime();
        Map<String, JsonNode> undisturbed = evaluate(List.of());
        double seconds = (System.nanoTime() - started) / 1e9;
        laboratory.say(String.format("undisturbed: three runs in %.0f s", seconds));
        for (int killed = 0; killed < setting.kills(); killed += setting.killsPerRun()) {
            disturbed(undisturbed, killed, seconds);
        }
        drill.add(
                new Figure(
                        "kills",
                        setting.kills(),
                        "count",
                        "SIGKILL at seeded random times; one verdict an item, numbers as undisturbed, every call accounted for"));
        return drill;
    }

    private void simulate(SpecBuilder builder) {
        SimulatedSpec spec = builder.slots(setting.slots(), setting.latencyMs())
                .maxConcurrency(setting.slots() + setting.slots() / 4 + 1)
                .build();
        servers.put(spec.name(), laboratory.simulate(spec, files));
    }

    /** One run of each model while these kills happen; the numbers of each, by model. */
    private Map<String, JsonNode> evaluate(List<Killer.Kill> kills) {
        servers.values().forEach(SimulatedServer::reset);
        Map<String, String> runs = laboratory.start(DATASET, 7, List.copyOf(servers.keySet()));
        CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> killer.execute(kills));
        laboratory.follow(List.copyOf(runs.values()));
        killing.join();
        laboratory.follow(List.copyOf(runs.values()));
        Map<String, JsonNode> numbers = new LinkedHashMap<>();
        runs.forEach((model, run) -> numbers.put(model, laboratory.metrics(run)));
        runs.values().forEach(run -> TotalsCheck.verdicts(laboratory, run).forEach(drill::differ));
        return numbers;
    }

    private void disturbed(Map<String, JsonNode> undisturbed, int killedBefore, double seconds) {
        int kills = Math.min(setting.killsPerRun(), setting.kills() - killedBefore);
        Map<String, JsonNode> numbers = evaluate(Killer.plan(kills, killedBefore, setting.seed(), seconds));
        numbers.forEach((model, after) -> {
            TallyReport tally = servers.get(model).tally();
            DrillComparison.numbers(model, undisturbed.get(model), after).forEach(drill::differ);
            DrillComparison.usage(model, after.path("usage"), tally).forEach(drill::differ);
            laboratory.say(DrillComparison.calls(model, after.path("usage"), tally));
        });
        laboratory.say((killedBefore + kills) + " kills, " + drill.differences().size() + " differences");
    }
}
