package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.benchmark.Interval;
import dev.longform.cli.demo.HeatmapCheck;
import dev.longform.cli.follow.RunFollower;
import dev.longform.local.simulated.Accuracy;
import dev.longform.local.simulated.AccuracyBy;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.NeedleAccuracy;
import dev.longform.local.simulated.NeedleAccuracy.Shape;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Does a grid show what is known? For each seed, simulated classifiers of four shapes are right about each needle by itself,
 * with a probability between 0.1 and 0.9 that depends on its place. Every cell must equal the server's own count, every
 * trend have its sign, a shuffled file give the same grid, and over all seeds 93 to 97% of the cells' intervals cover the
 * truth.
 */
final class KnownTruthBench {
    /** Its runs are short and many. */
    static final RunFollower.Pace PACE =
            new RunFollower.Pace(Duration.ofSeconds(1), Duration.ofMinutes(3), Duration.ofMinutes(3));

    private static final String DATASET = "known-truth";
    private static final String SHUFFLED = "known-truth-shuffled";
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;
    private static final Interval WANTED = new Interval(0.93, 0.97);

    /** Of 2,560 needles without any trend, whether or not its interval happens to hold 0. */
    private static final double NO_TREND = 0.1;

    private final Laboratory laboratory;
    private final int seeds;
    private final Drill drill = new Drill();
    private final Map<Shape, long[]> coveredOfIntervals = new EnumMap<>(Shape.class);

    KnownTruthBench(Laboratory laboratory, int seeds) {
        this.laboratory = laboratory;
        this.seeds = seeds;
    }

    private record Judged(Shape shape, SimulatedServer server) {}

    Drill run() {
        Path directory = laboratory.session().directory();
        List<Path> inOrder = List.of(TruthGrid.write(directory.resolve(DATASET + ".jsonl"), 0));
        laboratory.importDataset(DATASET, inOrder);
        laboratory.importDataset(SHUFFLED, List.of(TruthGrid.write(directory.resolve(SHUFFLED + ".jsonl"), 1)));
        drill.hold(sha256(DATASET).equals(sha256(SHUFFLED)), "a shuffled file is the same dataset", sha256(SHUFFLED));
        SimulatedDataset items = Laboratory.read(inOrder);
        Map<Shape, JsonNode> first = grids(DATASET, 1, items);
        grids(SHUFFLED, 1, items)
                .forEach((shape, grid) -> drill.hold(
                        grid.path("cells").equals(first.get(shape).path("cells")),
                        "a shuffled file gives the same grid (" + shape + ")",
                        grid.path("cells")));
        first.forEach(this::count);
        for (int seed = 2; seed <= seeds; seed++) {
            grids(DATASET, seed, items).forEach(this::count);
            laboratory.say(
                    seed + " of " + seeds + " seeds: " + text(together()) + " of the cells' intervals cover the truth");
        }
        coveredOfIntervals.forEach((shape, covered) -> figure(shape.name().toLowerCase(Locale.ROOT), covered));
        figure("together", together());
        return drill;
    }

    /** Runs one classifier of each shape; their grids, held against their servers. */
    private Map<Shape, JsonNode> grids(String dataset, int seed, SimulatedDataset items) {
        Map<String, Judged> judged = new LinkedHashMap<>();
        for (Shape shape : Shape.values()) {
            String name = "simulated:" + dataset + "-" + shape.name().toLowerCase(Locale.ROOT) + "-" + seed;
            SimulatedSpec spec = SimulatedSpec.builder(name, Dialect.VLLM_CLASSIFY)
                    .seed(seed)
                    .accuracy(Accuracy.of(truth(shape)))
                    .accuracyBy(AccuracyBy.CHANCE)
                    .build();
            judged.put(name, new Judged(shape, laboratory.simulate(spec, items)));
        }
        Map<String, String> runs = laboratory.start(dataset, seed, List.copyOf(judged.keySet()));
        laboratory.follow(List.copyOf(runs.values()));
        Map<Shape, JsonNode> grids = new EnumMap<>(Shape.class);
        runs.forEach((name, run) -> {
            JsonNode grid = laboratory.services().aggregator().heatmap(run, null, null);
            SimulatedServer server = judged.get(name).server();
            HeatmapCheck.of(grid, server.tally()).differences().stream()
                    .map(difference -> name + ": " + difference)
                    .forEach(drill::differ);
            trend(name, judged.get(name).shape(), grid.path("trend"));
            grids.put(judged.get(name).shape(), grid);
            laboratory.end(server);
        });
        return grids;
    }

    private static NeedleAccuracy truth(Shape shape) {
        return NeedleAccuracy.of(shape, LOW, HIGH);
    }

    private void trend(String name, Shape shape, JsonNode trend) {
        direction(name + " with position", shape == Shape.FALLING, trend.path("position"));
        direction(name + " with length", shape == Shape.FALLING_WITH_LENGTH, trend.path("length"));
    }

    private void direction(String name, boolean falls, JsonNode direction) {
        if (falls) {
            drill.hold(direction.at("/slopeInterval/1").asDouble(1) < 0, name + " it falls", direction);
            drill.hold(direction.at("/interval/1").asDouble(1) < 0, name + " the correlation is negative", direction);
        } else {
            double spearman = direction.path("spearman").asDouble(1);
            drill.hold(Math.abs(spearman) < NO_TREND, name + " there is no trend", direction);
        }
    }

    private void count(Shape shape, JsonNode grid) {
        long[] counted = coveredOfIntervals.computeIfAbsent(shape, s -> new long[2]);
        for (JsonNode cell : grid.path("cells")) {
            Interval interval = new Interval(
                    cell.at("/interval/0").asDouble(), cell.at("/interval/1").asDouble());
            double accuracy = TruthGrid.truth(
                    truth(shape),
                    cell.path("length").asInt(),
                    cell.path("position").asInt());
            counted[0] += Coverage.covers(interval, accuracy) ? 1 : 0;
            counted[1]++;
        }
    }

    private long[] together() {
        long[] sum = new long[2];
        coveredOfIntervals.values().forEach(counted -> {
            sum[0] += counted[0];
            sum[1] += counted[1];
        });
        return sum;
    }

    private void figure(String name, long[] covered) {
        double share = (double) covered[0] / covered[1];
        drill.hold(Coverage.covers(WANTED, share), name + ": 93 to 97% of the cells' intervals cover the truth", share);
        drill.add(new Figure(name, share, "ratio", text(covered) + " of the cells' intervals cover the truth"));
    }

    private static String text(long[] covered) {
        return covered[0] + " of " + covered[1];
    }

    private String sha256(String dataset) {
        return laboratory.services().dataset().dataset(dataset).path("sha256").asText();
    }
}
