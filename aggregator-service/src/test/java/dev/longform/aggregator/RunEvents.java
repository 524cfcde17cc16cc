package dev.longform.aggregator;

import dev.longform.contracts.DatasetSummary;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Prices;
import dev.longform.contracts.Priority;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events of runs for tests: a dataset with the subsets QA and Chat. */
public final class RunEvents {
    public static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private final String run;
    private String dataset = "bench";
    private int version = 1;
    private String model = "simulated:model";
    private String revision = "1";
    private Prices prices;
    private Map<String, Object> tags = Map.of();
    private Rotations rotations = Rotations.NONE;
    private ProtocolName protocol = ProtocolName.SCORES;
    private RunState state = RunState.RUNNING;
    private long sequence = 1;
    private Instant created = CREATED;
    private final Map<String, Long> subsets = new LinkedHashMap<>(Map.of("QA", 4L, "Chat", 4L));
    private Map<String, Long> attempted = Map.of();
    private ProbeReport.Activation activation;

    private RunEvents(String run) {
        this.run = run;
    }

    public static RunEvents run(String run) {
        return new RunEvents(run);
    }

    public RunEvents dataset(String name, int number) {
        dataset = name;
        version = number;
        return this;
    }

    public RunEvents subsets(Map<String, Long> value) {
        subsets.clear();
        subsets.putAll(value);
        return this;
    }

    public RunEvents model(String value) {
        model = value;
        return this;
    }

    public RunEvents revision(String value) {
        revision = value;
        return this;
    }

    public RunEvents tags(Map<String, Object> value) {
        tags = value;
        return this;
    }

    public RunEvents prices(Prices value) {
        prices = value;
        return this;
    }

    public RunEvents selection(Rotations value) {
        protocol = ProtocolName.SELECTION;
        rotations = value;
        return this;
    }

    public RunEvents rating() {
        protocol = ProtocolName.RATING;
        return this;
    }

    public RunEvents state(RunState value, long number) {
        state = value;
        sequence = number;
        return this;
    }

    public RunEvents attempted(Map<String, Long> value) {
        attempted = value;
        return this;
    }

    public RunEvents activation(ProbeReport.Activation value) {
        activation = value;
        return this;
    }

    public RunEvents created(Instant value) {
        created = value;
        return this;
    }

    public RunEvent build() {
        return build(run);
    }

    /** The same of another run. */
    public RunEvent build(String id) {
        boolean judge = protocol != ProtocolName.SCORES;
        return new RunEvent(
                id,
                sequence,
                1,
                state,
                new DatasetSummary(
                        dataset,
                        version,
                        "sha-of-" + dataset + version,
                        subsets.values().stream().mapToLong(n -> n).sum(),
                        subsets,
                        Map.of(
                                "longest", Map.of("all", 0.5, "QA", 0.25, "Chat", 0.75),
                                "shortest", Map.of("all", 0.25),
                                "random", Map.of("all", 0.25))),
                new ModelSpec(
                        model,
                        revision,
                        judge ? ModelKind.GENERATIVE : ModelKind.CLASSIFIER,
                        judge ? "openai-chat" : "vllm-classify",
                        "http://127.0.0.1:1",
                        model,
                        null,
                        4,
                        Map.of(),
                        tags,
                        prices),
                new ProtocolSpec(
                        protocol,
                        judge ? "selection@1" : null,
                        rotations,
                        judge ? new Decoding(0, 1, 1024) : null,
                        false),
                7,
                Priority.BACKFILL,
                attempted,
                created,
                state.ended() ? created.plusSeconds(60) : null,
                activation);
    }
}
