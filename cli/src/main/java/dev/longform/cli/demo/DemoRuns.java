package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.follow.RunFollower;
import dev.longform.cli.view.FollowView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs models on a dataset of the demonstration. */
final class DemoRuns {
    private final Services services;
    private final Demo.Reporter reporter;
    private final Supplier<FollowView> progress;

    /**
     * @param progress shows how runs go
     */
    DemoRuns(Services services, Demo.Reporter reporter, Supplier<FollowView> progress) {
        this.services = services;
        this.reporter = reporter;
        this.progress = progress;
    }

    /**
     * Registers the models, runs each, and returns when all verdicts are counted.
     *
     * @param dataset {@code NAME} or {@code NAME@VERSION}
     * @return run ids by model
     * @throws Failure when a run is not started or does not end
     */
    Map<String, String> of(String dataset, List<JsonNode> models) {
        Map<String, String> runs = start(dataset, add(models));
        try (FollowView view = progress.get()) {
            new RunFollower(services, view, RunFollower.Pace.USUAL).follow(List.copyOf(runs.values()));
        }
        return runs;
    }

    /** Registers the models and returns them as a start names them. */
    private ArrayNode add(List<JsonNode> models) {
        ArrayNode names = Json.MAPPER.createArrayNode();
        for (JsonNode model : models) {
            services.dataset().addModel(model);
            names.add(model.path("name").asText());
        }
        reporter.line(names.size() + " models: "
                + names.toString().replaceAll("[\\[\\]\"]", "").replace(",", ", "));
        return names;
    }

    private Map<String, String> start(String dataset, ArrayNode models) {
        ObjectNode start = Json.MAPPER.createObjectNode().put("dataset", dataset);
        start.set("models", models);
        Map<String, String> runs = new LinkedHashMap<>();
        for (JsonNode run : services.dataset().startRuns(start)) {
            runs.put(run.path("model").asText(), run.path("run").asText());
        }
        if (runs.size() != models.size()) {
            throw new Failure(models.size() + " runs were asked for, " + runs.size() + " were started");
        }
        return runs;
    }
}
