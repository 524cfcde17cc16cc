package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the system costs when the model costs nothing: items per second with {@code builtin:length}, from the run's
 * creation to its last verdict, over plain Kafka with the same items and one database insert each.
 */
final class OverheadBench {
    private static final String MODEL = "bench-length";
    private static final int LIMIT = 96;

    private final Laboratory laboratory;
    private final List<Path> sources;
    private final int items;

    OverheadBench(Laboratory laboratory, List<Path> sources, int items) {
        this.laboratory = laboratory;
        this.sources = sources;
        this.items = items;
    }

    List<Figure> measure() {
        Path file = laboratory.session().directory().resolve("overhead.jsonl");
        laboratory.importDataset("overhead", List.of(BenchItems.expand(sources, items, file)));
        ObjectNode model = Json.MAPPER.createObjectNode();
        model.put("name", MODEL).put("revision", "1").put("kind", "classifier");
        model.put("adapter", "builtin:length").put("maxConcurrency", LIMIT);
        laboratory.services().dataset().addModel(model);
        run(0);
        double ours = run(1);
        double plain = new PlainKafka(laboratory.session()).itemsPerSecond(file, items);
        String how = items + " items, warm; the plain peer: same bytes, partitions, acks, compression, one insert each";
        return List.of(
                new Figure("overhead", ours / plain, "ratio", "items per second over plain Kafka's; " + how),
                new Figure("items per second", ours, "1/s", how),
                new Figure("items per second, plain", plain, "1/s", how));
    }

    private double run(long seed) {
        String run = laboratory
                .start("overhead", seed, List.of(MODEL))
                .values()
                .iterator()
                .next();
        laboratory.follow(List.of(run));
        JsonNode ended = laboratory.services().dataset().run(run);
        Duration took = Duration.between(
                Instant.parse(ended.path("createdAt").asText()),
                Instant.parse(ended.path("endedAt").asText()));
        return items / (took.toNanos() / 1e9);
    }
}
