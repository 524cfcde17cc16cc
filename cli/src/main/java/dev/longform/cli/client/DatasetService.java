package dev.longform.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** dataset-service: datasets, models, runs. */
public final class DatasetService {
    private static final String DATASETS = "datasets";
    private static final String MODELS = "models";
    private static final String DEPLOYMENTS = "deployments";
    private static final String SCHEDULES = "schedules";
    private static final String PROBES = "probes";
    private static final String MODEL = "model";
    private static final String TEMPLATES = "templates";
    private static final String NEEDLES = "needles";
    private static final String RUNS = "runs";
    private static final String DEAD_LETTERS = "dead-letters";

    private final RestClient rest;

    public DatasetService(RestClient rest) {
        this.rest = rest;
    }

    /** Imports JSON Lines. */
    public JsonNode importDataset(String name, boolean skipBad, Supplier<InputStream> lines) {
        Resource resource = Resource.of(DATASETS).with("name", name).with("skipBad", skipBad);
        return rest.post(resource, "application/x-ndjson", lines).body();
    }

    public JsonNode datasets() {
        return rest.get(Resource.of(DATASETS));
    }

    /**
     * @param name {@code NAME} or {@code NAME@VERSION}
     */
    public JsonNode dataset(String name) {
        return rest.get(Resource.of(DATASETS, name));
    }

    /**
     * Copies the items of a version as JSON Lines.
     *
     * @param reference {@code NAME@VERSION}
     */
    public void copyItems(String reference, OutputStream out) {
        rest.copy(Resource.of(DATASETS, reference, "items"), out);
    }

    /**
     * Deletes a version with its items.
     *
     * @param reference {@code NAME@VERSION}
     */
    public void deleteDataset(String reference) {
        rest.delete(Resource.of(DATASETS, reference));
    }

    /** Plans a needle version of a dataset's responses. */
    public JsonNode createNeedles(JsonNode plan) {
        return rest.post(Resource.of(NEEDLES), plan).body();
    }

    /**
     * Plans a needle version of documents.
     *
     * @throws ServiceFailure when the service refuses them
     */
    public JsonNode createNeedles(JsonNode plan, InputStream documents) {
        InputStream head = new SequenceInputStream(json(plan), new ByteArrayInputStream(new byte[] {'\n'}));
        return rest.post(Resource.of(NEEDLES), "application/x-ndjson", () -> new SequenceInputStream(head, documents))
                .body();
    }

    /** The newest plan of each name. */
    public JsonNode needles() {
        return rest.get(Resource.of(NEEDLES));
    }

    /** A plan, or a needle version. */
    public JsonNode needles(String name) {
        return rest.get(Resource.of(NEEDLES, name));
    }

    public JsonNode cancelNeedles(String name) {
        return rest.post(Resource.of(NEEDLES, name, "cancel")).body();
    }

    /** Registers a model; the answer says whether it is new. */
    public Answer addModel(JsonNode model) {
        return rest.post(Resource.of(MODELS), model);
    }

    public JsonNode models() {
        return rest.get(Resource.of(MODELS));
    }

    /**
     * @param revision null for the newest
     */
    public JsonNode model(String name, String revision) {
        return rest.get(Resource.of(MODELS, name).with("revision", revision));
    }

    /** Tells of a deployed model revision; the answer says whether it is new. */
    public Answer addDeployment(JsonNode deployed) {
        return rest.post(Resource.of(DEPLOYMENTS), deployed);
    }

    public JsonNode deployments() {
        return rest.get(Resource.of(DEPLOYMENTS));
    }

    public JsonNode deployment(String model, String revision) {
        return rest.get(Resource.of(DEPLOYMENTS, model).with("revision", revision));
    }

    /** Tells that a deployed model revision disappeared. */
    public JsonNode removeDeployment(String model, String revision) {
        return rest.delete(Resource.of(DEPLOYMENTS, model).with("revision", revision))
                .body();
    }

    /** Deletes an ended run. */
    public void deleteRun(String run) {
        rest.delete(Resource.of(RUNS, run));
    }

    /** Makes a schedule; the answer says whether it is new. */
    public Answer addSchedule(JsonNode schedule) {
        return rest.post(Resource.of(SCHEDULES), schedule);
    }

    public JsonNode schedules() {
        return rest.get(Resource.of(SCHEDULES));
    }

    public JsonNode schedule(String name) {
        return rest.get(Resource.of(SCHEDULES, name));
    }

    /** Lets a schedule start runs, or keeps it from it. */
    public JsonNode enableSchedule(String name, boolean enabled) {
        JsonNode change = Json.MAPPER.createObjectNode().put("enabled", enabled);
        return rest.patch(Resource.of(SCHEDULES, name), change).body();
    }

    /** Removes a schedule; what it started stays. */
    public void removeSchedule(String name) {
        rest.delete(Resource.of(SCHEDULES, name));
    }

    /** Asks the model's server now what it is. */
    public JsonNode check(String name, String revision) {
        return rest.post(Resource.of(PROBES).with(MODEL, reference(name, revision)))
                .body();
    }

    /** The newest probe; empty when there was none. */
    public Optional<JsonNode> probe(String name, String revision) {
        return rest.find(Resource.of(PROBES).with(MODEL, reference(name, revision)));
    }

    private static String reference(String name, String revision) {
        return revision == null ? name : name + "@" + revision;
    }

    /** Adds a judge template in YAML; the answer says whether it is new. */
    public Answer addTemplate(byte[] template) {
        return rest.post(Resource.of(TEMPLATES), "application/yaml", template);
    }

    public JsonNode templates() {
        return rest.get(Resource.of(TEMPLATES));
    }

    /**
     * @param name {@code ID} or {@code ID@VERSION}
     */
    public JsonNode template(String name) {
        return rest.get(Resource.of(TEMPLATES, name));
    }

    /** Starts one run for each model that the body names. */
    public JsonNode startRuns(JsonNode start) {
        return rest.post(Resource.of(RUNS), start).body();
    }

    /** What the runs that the body names would take; starts nothing. */
    public JsonNode estimate(JsonNode start) {
        return rest.post(Resource.of(RUNS).with("dryRun", true), start).body();
    }

    public JsonNode runs() {
        return rest.get(Resource.of(RUNS));
    }

    public JsonNode run(String id) {
        return rest.get(Resource.of(RUNS, id));
    }

    /**
     * @param action {@code pause}, {@code resume} or {@code cancel}
     */
    public JsonNode change(String id, String action) {
        return rest.post(Resource.of(RUNS, id, action)).body();
    }

    /**
     * @param reason which unscored items; null for all
     * @param limits the run's limits from now on, by their names; those that are left out stay
     */
    public JsonNode retry(String id, String reason, JsonNode limits) {
        Resource resource = Resource.of(RUNS, id, "retry").with("reason", reason);
        limits.properties()
                .forEach(limit -> resource.with(limit.getKey(), limit.getValue().asText()));
        return rest.post(resource).body();
    }

    /**
     * Who did what, newest first.
     *
     * @param before only those before this id; null for all
     */
    public JsonNode audit(int limit, Long before) {
        return rest.get(Resource.of("audit").with("limit", limit).with("before", before));
    }

    public JsonNode deadLetters() {
        return rest.get(Resource.of(DEAD_LETTERS));
    }

    public JsonNode replay(String topic) {
        return rest.post(Resource.of(DEAD_LETTERS, topic, "replay")).body();
    }

    private static InputStream json(JsonNode body) {
        return new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
