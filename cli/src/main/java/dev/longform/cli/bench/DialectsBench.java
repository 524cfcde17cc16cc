package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.VerdictFilter;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same hidden scores in every wire format: one simulated server for each dialect, each evaluated through its own
 * adapter. All verdicts must be those of the first dialect of its kind, and as many of each outcome as the server
 * counted itself.
 */
final class DialectsBench {
    private static final String DATASET = "dialects";
    private static final double ACCURACY = 0.6;
    private static final double TIES = 0.1;
    private static final int PAGE = 1000;

    private final Laboratory laboratory;
    private final List<Path> files;

    DialectsBench(Laboratory laboratory, List<Path> files) {
        this.laboratory = laboratory;
        this.files = files;
    }

    DialectsReport measure() {
        laboratory.importDataset(DATASET, files);
        return measure(DATASET, Laboratory.read(files));
    }

    /** On a dataset that is imported. */
    DialectsReport measure(String dataset, SimulatedDataset items) {
        List<DialectsReport.Row> rows = new ArrayList<>();
        for (String kind : List.of("classifier", "generative")) {
            rows.addAll(measure(dataset, items, dialects(kind)));
        }
        return new DialectsReport(rows);
    }

    private static List<Dialect> dialects(String kind) {
        return Arrays.stream(Dialect.values())
                .filter(dialect -> dialect.kind().equals(kind))
                .toList();
    }

    private List<DialectsReport.Row> measure(String dataset, SimulatedDataset items, List<Dialect> dialects) {
        Map<String, SimulatedServer> servers = new LinkedHashMap<>();
        for (Dialect dialect : dialects) {
            SimulatedSpec spec = SimulatedSpec.builder("simulated:dialect-" + dialect.adapter(), dialect)
                    .accuracy(ACCURACY)
                    .ties(TIES)
                    .build();
            servers.put(spec.name(), laboratory.simulate(spec, items, Map.of("format", "chatml")));
        }
        Map<String, String> runs = laboratory.start(dataset, 1, List.copyOf(servers.keySet()));
        laboratory.follow(List.copyOf(runs.values()));
        List<DialectsReport.Row> rows = new ArrayList<>();
        Map<String, JsonNode> first =
                verdicts(runs.get(servers.keySet().iterator().next()));
        servers.forEach((model, server) -> {
            rows.add(row(server, runs.get(model), first));
            laboratory.end(server);
        });
        return rows;
    }

    private DialectsReport.Row row(SimulatedServer server, String run, Map<String, JsonNode> first) {
        Map<String, JsonNode> verdicts = verdicts(run);
        int differing = 0;
        for (Map.Entry<String, JsonNode> verdict : first.entrySet()) {
            differing += verdict.getValue().equals(verdicts.get(verdict.getKey())) ? 0 : 1;
        }
        JsonNode metrics = laboratory.metrics(run);
        laboratory.say(server.spec().dialect().adapter() + ": " + verdicts.size() + " verdicts, " + differing
                + " differ from the first");
        return DialectsReport.Row.of(
                server.spec().dialect(), metrics, differing, server.tally().overall());
    }

    /** What each item's verdict says about it, without whom it came from. */
    private Map<String, JsonNode> verdicts(String run) {
        Map<String, JsonNode> verdicts = new TreeMap<>();
        String after = null;
        do {
            JsonNode page =
                    laboratory.services().aggregator().verdicts(run, new VerdictFilter(null, null, null), PAGE, after);
            for (JsonNode verdict : page.path("verdicts")) {
                ObjectNode said = Json.MAPPER.createObjectNode();
                for (String field : List.of("outcome", "reason", "credit", "top1", "scores")) {
                    said.set(field, verdict.path(field));
                }
                verdicts.put(verdict.path("itemId").asText(), said);
            }
            after = page.path("next").textValue();
        } while (after != null);
        return verdicts;
    }
}
