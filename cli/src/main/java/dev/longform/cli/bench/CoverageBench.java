package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.benchmark.Interval;
import dev.longform.cli.failure.Failure;
import dev.longform.local.simulated.AccuracyBy;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Do the reported intervals cover a known accuracy as often as they should? One simulated classifier for each seed is
 * right about each item by itself with that probability; the intervals are those that the aggregator reports.
 */
final class CoverageBench {
    private static final String DATASET = "coverage";

    /** Servers at a time: each is an endpoint of its own. */
    private static final int AT_ONCE = 5;

    private final Laboratory laboratory;
    private final List<Path> files;
    private final int seeds;
    private final double accuracy;
    private final Map<String, CoverageReport.Count> subsets = new TreeMap<>();
    private CoverageReport.Count overall;

    CoverageBench(Laboratory laboratory, List<Path> files, int seeds, double accuracy) {
        this.laboratory = laboratory;
        this.files = files;
        this.seeds = seeds;
        this.accuracy = accuracy;
    }

    CoverageReport measure() {
        laboratory.importDataset(DATASET, files);
        SimulatedDataset items = Laboratory.read(files);
        for (int first = 1; first <= seeds; first += AT_ONCE) {
            int last = Math.min(first + AT_ONCE - 1, seeds);
            run(first, last, items);
            laboratory.say(last + " of " + seeds + " seeds: " + overall.covered() + " of " + overall.intervals()
                    + " intervals over all items cover " + accuracy);
        }
        return new CoverageReport(accuracy, seeds, overall, subsets);
    }

    private void run(int first, int last, SimulatedDataset items) {
        List<SimulatedServer> servers = new ArrayList<>();
        List<String> models = new ArrayList<>();
        for (int seed = first; seed <= last; seed++) {
            SimulatedSpec spec = SimulatedSpec.builder("simulated:coverage-" + seed, Dialect.VLLM_CLASSIFY)
                    .seed(seed)
                    .accuracy(accuracy)
                    .accuracyBy(AccuracyBy.CHANCE)
                    .build();
            servers.add(laboratory.simulate(spec, items));
            models.add(spec.name());
        }
        List<String> runs = List.copyOf(laboratory.start(DATASET, first, models).values());
        laboratory.follow(runs);
        runs.forEach(run -> count(run, laboratory.metrics(run)));
        servers.forEach(SimulatedServer::close);
    }

    private void count(String run, JsonNode metrics) {
        if (metrics.path("answered").asLong() != metrics.path("total").asLong()) {
            throw new Failure("run " + run + " has items without an answer: " + metrics.path("unscored"));
        }
        overall = counted(overall, metrics);
        metrics.path("subsets")
                .fields()
                .forEachRemaining(subset ->
                        subsets.put(subset.getKey(), counted(subsets.get(subset.getKey()), subset.getValue())));
    }

    private CoverageReport.Count counted(CoverageReport.Count before, JsonNode numbers) {
        int items = numbers.path("answered").asInt();
        JsonNode ends = numbers.path("interval");
        boolean covered = Coverage.covers(
                new Interval(ends.path(0).asDouble(), ends.path(1).asDouble()), accuracy);
        CoverageReport.Count counted = before == null ? new CoverageReport.Count(items, 0, 0) : before;
        return counted.and(covered);
    }
}
