package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.failure.Failure;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.SpecBuilder;
import dev.longform.local.simulated.TallyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Kills parts of a running system with SIGKILL at seeded random times while three models are evaluated, lets them come
 * back, and holds the result against an undisturbed run: every item has one verdict, every number is equal, and every
 * call that a server saw is accounted for.
 */
final class FaultDrill {
    private static final String DATABASE = "postgresql";

    /** What may be killed: each in turn. */
    private static final List<String> VICTIMS =
            List.of("scoring-service", "judge-service", "dataset-service", "aggregator-service", "kafka", DATABASE);

    private static final String DATASET = "drill";

    private final Laboratory laboratory;
    private final List<Path> files;
    private final Setting setting;
    private final Map<String, SimulatedServer> servers = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

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

    private record Kill(String victim, double second) {}

    FaultDrill(Laboratory laboratory, List<Path> files, Setting setting) {
        this.laboratory = laboratory;
        this.files = files;
        this.setting = setting;
    }

    /**
     * Runs the drill.
     *
     * @return what differs from the undisturbed run; empty when nothing does
     */
    List<String> run() {
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
        return List.copyOf(differences);
    }

    private void simulate(SpecBuilder builder) {
        SimulatedSpec spec = builder.slots(setting.slots(), setting.latencyMs())
                .maxConcurrency(setting.slots() + setting.slots() / 4 + 1)
                .build();
        servers.put(spec.name(), laboratory.simulate(spec, files));
    }

    /** One run of each model while these kills happen; the numbers of each, by model. */
    private Map<String, JsonNode> evaluate(List<Kill> kills) {
        servers.values().forEach(SimulatedServer::reset);
        Map<String, String> runs = laboratory.start(DATASET, 7, List.copyOf(servers.keySet()));
        CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> execute(kills));
        laboratory.follow(List.copyOf(runs.values()));
        killing.join();
        laboratory.follow(List.copyOf(runs.values()));
        Map<String, JsonNode> numbers = new LinkedHashMap<>();
        runs.forEach((model, run) -> numbers.put(model, laboratory.metrics(run)));
        runs.values().forEach(this::recount);
        return numbers;
    }

    private void disturbed(Map<String, JsonNode> undisturbed, int killedBefore, double seconds) {
        int kills = Math.min(setting.killsPerRun(), setting.kills() - killedBefore);
        Map<String, JsonNode> numbers = evaluate(plan(kills, killedBefore, seconds));
        numbers.forEach((model, after) -> {
            compare(model, undisturbed.get(model), after);
            usage(model, after, servers.get(model).tally());
        });
        laboratory.say((killedBefore + kills) + " kills, " + differences.size() + " differences");
    }

    /** At seeded random times within the time that an undisturbed run takes. */
    private List<Kill> plan(int kills, int killedBefore, double seconds) {
        double[] times = new Random(setting.seed() + killedBefore)
                .doubles(kills, 0.05 * seconds, 0.95 * seconds)
                .sorted()
                .toArray();
        return IntStream.range(0, kills)
                .mapToObj(i -> new Kill(VICTIMS.get((killedBefore + i) % VICTIMS.size()), times[i]))
                .toList();
    }

    private void execute(List<Kill> kills) {
        long started = System.nanoTime();
        for (Kill kill : kills) {
            sleepUntil(started, kill.second());
            kill(kill.victim(), kill.second());
        }
    }

    private void kill(String victim, double second) {
        ProcessHandle process = laboratory.session().processes().get(victim);
        if (process == null) {
            laboratory.say(String.format("%.1f s: %s is down already", second, victim));
            return;
        }
        laboratory.say(String.format("%.1f s: SIGKILL to %s", second, victim));
        if (victim.equals(DATABASE)) {
            postmaster().ifPresent(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
    }

    /** The database server itself: it is no child of the process that keeps it. */
    private Optional<ProcessHandle> postmaster() {
        Path file = laboratory.session().directory().resolve(DATABASE).resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().map(String::trim).map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void sleepUntil(long started, double second) {
        long left = (long) (second * 1000) - (System.nanoTime() - started) / 1_000_000;
        try {
            Thread.sleep(Math.max(0, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private void recount(String run) {
        JsonNode recount = laboratory.services().aggregator().recount(run);
        if (!recount.path("equal").asBoolean()) {
            differences.add("run " + run + ": the recount differs: " + recount.path("differences"));
        }
        long verdicts = recount.path("verdicts").asLong();
        long total = laboratory.metrics(run).path("total").asLong();
        if (verdicts != total) {
            differences.add("run " + run + ": " + verdicts + " verdicts for " + total + " items");
        }
    }

    private void compare(String model, JsonNode undisturbed, JsonNode after) {
        for (String number : List.of(
                "total",
                "attempted",
                "answered",
                "accuracy",
                "interval",
                "bounds",
                "outcomes",
                "unscored",
                "subsets",
                "slots",
                "lengthBias",
                "pairwise",
                "micro",
                "macro",
                "positionBias")) {
            if (!undisturbed.path(number).equals(after.path(number))) {
                differences.add(model + ": " + number + " is " + after.path(number) + ", undisturbed "
                        + undisturbed.path(number));
            }
        }
    }

    /** The server saw the booked calls, and no others but announced ones that were never reported. */
    private void usage(String model, JsonNode numbers, TallyReport tally) {
        JsonNode usage = numbers.path("usage");
        long booked = usage.path("calls").asLong();
        long unaccounted = usage.path("unaccounted").asLong();
        laboratory.say(model + ": the server saw " + tally.calls() + " calls, " + booked + " are booked, " + unaccounted
                + " announced and never reported");
        if (booked > tally.calls() || tally.calls() > booked + unaccounted) {
            differences.add(model + ": " + booked + " calls booked, " + unaccounted
                    + " announced and never reported, but the server saw " + tally.calls() + " calls: " + Json.pretty(usage));
        }
    }
}
