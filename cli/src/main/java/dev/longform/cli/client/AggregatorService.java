package dev.longform.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** aggregator-service: verdicts and numbers. */
public final class AggregatorService {
    private static final String RUNS = "runs";
    private static final String DEAD_LETTERS = "dead-letters";

    private final RestClient rest;

    public AggregatorService(RestClient rest) {
        this.rest = rest;
    }

    /**
     * @param dataset {@code NAME} or {@code NAME@VERSION}
     */
    public JsonNode leaderboard(String dataset) {
        return rest.get(Resource.of("leaderboard").with("dataset", dataset));
    }

    /** The same with the paper's own table. */
    public JsonNode leaderboardWithPaper(String dataset) {
        return rest.get(Resource.of("leaderboard").with("dataset", dataset).with("paper", true));
    }

    /** The numbers of a run; empty while the aggregator has not heard of it. */
    public Optional<JsonNode> metrics(String run) {
        return metrics(run, null);
    }

    /**
     * The same of one revision.
     *
     * @param revision null for the newest
     */
    public Optional<JsonNode> metrics(String run, Integer revision) {
        return rest.find(Resource.of(RUNS, run, "metrics").with("revision", revision));
    }

    /** One page of verdicts: {@code {verdicts, next}}. */
    public JsonNode verdicts(String run, VerdictFilter filter, int limit, String after) {
        return rest.get(Resource.of(RUNS, run, "verdicts")
                .with("outcome", filter.outcome())
                .with("reason", filter.reason())
                .with("subset", filter.subset())
                .with("revision", filter.revision())
                .with("limit", limit)
                .with("after", after));
    }

    /**
     * The grid of a run on a needle version.
     *
     * @param aspect null for all aspects together
     * @param compare another run, or null
     */
    public JsonNode heatmap(String run, String aspect, String compare) {
        return rest.get(Resource.of(RUNS, run, "heatmap").with("aspect", aspect).with("compare", compare));
    }

    /**
     * Classifiers against judges on a needle version, cell by cell.
     *
     * @param dataset {@code NAME} or {@code NAME@VERSION}
     * @param aspect null for all aspects together
     */
    public JsonNode pooledHeatmap(String dataset, String aspect) {
        return rest.get(
                Resource.of("heatmaps", "pooled").with("dataset", dataset).with("aspect", aspect));
    }

    /**
     * The newest ended runs of a model, deleted ones included.
     *
     * @param dataset {@code NAME} or {@code NAME@VERSION}
     */
    public JsonNode history(String model, String dataset, int limit) {
        return rest.get(Resource.of("history")
                .with("model", model)
                .with("dataset", dataset)
                .with("limit", limit));
    }

    /** Two runs on the items that both answered. */
    public JsonNode compare(String run, String with) {
        return rest.get(Resource.of("comparisons").with("run", run).with("with", with));
    }

    /**
     * How models that were trained on one source do on data from it and on data from elsewhere.
     *
     * @param trainedOn the source, as the models' tag names it
     * @param inside data from it: {@code NAME}, {@code NAME@VERSION} or {@code NAME/SUBSET}
     * @param outside data from elsewhere, likewise
     */
    public JsonNode generalisation(String trainedOn, List<String> inside, List<String> outside) {
        return rest.get(Resource.of("generalisation")
                .with("trainedOn", trainedOn)
                .withEach("inside", inside)
                .withEach("outside", outside));
    }

    /** The word of a gate: {@code {run or model, policy}}. */
    public JsonNode gate(JsonNode request) {
        return rest.post(Resource.of("gate"), request).body();
    }

    /** Recomputes a run from its verdicts and compares. */
    public JsonNode recount(String run) {
        return rest.post(Resource.of(RUNS, run, "recount")).body();
    }

    /** Reads the stored texts of a run again; the body says by which template, and whether to write a revision. */
    public JsonNode reparse(String run, JsonNode wish) {
        return rest.post(Resource.of(RUNS, run, "reparse"), wish).body();
    }

    public JsonNode deadLetters() {
        return rest.get(Resource.of(DEAD_LETTERS));
    }

    public JsonNode replay(String topic) {
        return rest.post(Resource.of(DEAD_LETTERS, topic, "replay")).body();
    }
}
