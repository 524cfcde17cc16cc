package dev.longform.cli.command.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.FollowViews;
import dev.longform.cli.command.LimitOptions;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunOptions;
import dev.longform.cli.follow.RunFollower;
import dev.longform.cli.view.EstimateView;
import dev.longform.cli.view.RunView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform runs start}. */
@Command(
        name = "start",
        description = {
            "Start one run for each model.",
            "--protocol and --rotations concern judges: classifiers and judges may be named together. The same seed"
                    + " gives the same orders; starting the same again is a new run.",
            "A limit holds for each run; what does not fit any more becomes UNSCORED (BUDGET_EXHAUSTED)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform runs start --dataset mine --model my-classifier,my-judge --follow",
            "  longform runs start --dataset mine@2 --model my-judge --protocol rating --seed 7",
            "  longform runs start --dataset mine --model my-judge --max-cost 5 --dry-run",
            "  longform runs start --dataset mine --model my-judge@2026-01 --rotations all --priority new-deployment"
        })
final class RunsStartCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Mixin
    private RunOptions options;

    @Mixin
    private LimitOptions limits;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "NAME[@VERSION]",
            description = "The dataset. Default version: the newest.")
    private String dataset;

    @Option(
            names = "--model",
            required = true,
            split = ",",
            paramLabel = "MODEL",
            description = "Models as NAME or NAME@REVISION, with commas between them. Default revision: the newest.")
    private List<String> models;

    @Option(
            names = "--dry-run",
            description = "Start nothing; show what the runs would take: calls, tokens, cost and time.")
    private boolean dryRun;

    @Option(names = "--follow", description = "Show progress until the runs have ended.")
    private boolean follow;

    @Override
    public void run() {
        Services services = connection.services();
        ObjectNode start = Json.MAPPER.createObjectNode().put("dataset", dataset);
        models.forEach(start.putArray("models")::add);
        options.addTo(start);
        limits.addTo(start);
        if (dryRun) {
            output.show(services.dataset().estimate(start), EstimateView::list);
            return;
        }
        JsonNode runs = services.dataset().startRuns(start);
        if (follow) {
            runs = followed(services, runs);
        }
        output.show(runs, RunView::list);
    }

    private JsonNode followed(Services services, JsonNode runs) {
        List<String> ids = new ArrayList<>();
        runs.forEach(run -> ids.add(run.path("run").asText()));
        try (var view = FollowViews.create(output.err())) {
            new RunFollower(services, view, RunFollower.Pace.USUAL).follow(ids);
        }
        ArrayNode ended = Json.MAPPER.createArrayNode();
        ids.forEach(id -> ended.add(services.dataset().run(id)));
        return ended;
    }
}
