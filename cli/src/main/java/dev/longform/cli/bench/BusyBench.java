package dev.longform.cli.bench;

import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.TallyReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeping the server busy: answered calls per second, counted by the server from its first to its last call, over
 * slots / latency; and the most calls ever outstanding, which must not exceed the limit.
 */
final class BusyBench {
    /** Of each run; as many runs go side by side as the time needs. */
    private static final int ITEMS = 1000;

    private static final int WARM_UP_SECONDS = 150;

    private final Laboratory laboratory;
    private final List<Path> sources;
    private final int seconds;

    /**
     * @param sources whose items are asked about
     * @param seconds how long the server is to be kept busy
     */
    BusyBench(Laboratory laboratory, List<Path> sources, int seconds) {
        this.laboratory = laboratory;
        this.sources = sources;
        this.seconds = seconds;
    }

    /** Works for a while as in the measurement, so that the figures are those of a system whose code is compiled. */
    void warmUp() {
        run("warm-up", 16, 100, 24, WARM_UP_SECONDS);
    }

    /** Measures with a judge, one call an item, and with the given slots, latency and limit. */
    List<Figure> measure(int slots, int latencyMs, int limit) {
        return figures(run("busy", slots, latencyMs, limit, seconds), slots, latencyMs, limit);
    }

    private TallyReport run(String purpose, int slots, int latencyMs, int limit, int seconds) {
        String title = purpose + "-" + slots;
        String name = "simulated:" + title;
        int runs = (int) Math.ceil(1.05 * seconds * slots * 1000.0 / latencyMs / ITEMS);
        Path file = laboratory.session().directory().resolve(title + ".jsonl");
        List<Path> files = List.of(BenchItems.expand(sources, ITEMS, file));
        laboratory.importDataset(title, files);
        SimulatedSpec spec = SimulatedSpec.builder(name, Dialect.OPENAI_CHAT)
                .slots(slots, latencyMs)
                .maxConcurrency(limit)
                .accuracy(0.8)
                .build();
        SimulatedServer server = laboratory.simulate(spec, files);
        List<String> started = new ArrayList<>();
        for (int seed = 1; seed <= runs; seed++) {
            started.addAll(laboratory.start(title, seed, List.of(name)).values());
        }
        laboratory.follow(started);
        laboratory.end(server);
        return server.tally();
    }

    private static List<Figure> figures(TallyReport tally, int slots, int latencyMs, int limit) {
        String setting = String.format(Locale.ROOT, "%d slots x %d ms, limit %d", slots, latencyMs, limit);
        double ideal = slots * 1000.0 / latencyMs;
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "busy " + slots,
                tally.callsPerSecond() / ideal,
                "ratio",
                setting + ": " + tally.answeredCalls() + " calls over "
                        + Duration.between(tally.firstCallAt(), tally.lastCallAt())
                                .toSeconds()
                        + " s, per second over slots / latency"));
        figures.add(new Figure(
                "outstanding " + slots,
                tally.maxOutstanding() / (double) limit,
                "ratio",
                setting + ": most calls ever outstanding (" + tally.maxOutstanding() + ") over the limit"));
        return figures;
    }
}
