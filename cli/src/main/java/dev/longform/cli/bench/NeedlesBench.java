package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.longform.cli.client.Json;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.follow.PlanFollower;
import dev.longform.contracts.Topic;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.TallyReport.PrefixCacheReport;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Needles by rule in texts of {@value #LENGTH} tokens, through the whole system: how fast they are made beside tokenising
 * their texts once, what memory that takes, what they take on Kafka, and how well a prefix cache serves a run on them.
 */
final class NeedlesBench {
    private static final int LENGTH = 8000;
    private static final int BINS = 10;
    private static final List<String> ASPECTS = List.of("number", "negation", "entity", "contradiction", "safety");
    private static final String NAME = "bench-needles";

    /** Enough for the length in English, whose tokens have four to five characters. */
    private static final int CHARACTERS = 6 * LENGTH;

    private static final int CALLS = 16;
    private static final int LATENCY_MS = 50;

    private final Laboratory laboratory;
    private final List<Path> sources;
    private final int pairs;

    /**
     * @param sources whose chosen responses the documents are made of
     * @param pairs how many are wanted
     */
    NeedlesBench(Laboratory laboratory, List<Path> sources, int pairs) {
        this.laboratory = laboratory;
        this.sources = sources;
        this.pairs = pairs;
    }

    List<Figure> measure() {
        int perCell = Math.max(1, pairs / (BINS * ASPECTS.size()));
        Path file = LongDocuments.write(sources, perCell, CHARACTERS, file("documents"));
        long started = System.nanoTime();
        JsonNode plan = planted(perCell, file);
        double made = plan.path("items").asLong() / seconds(started);
        Path exported = export(plan);
        double tokenised = tokenised(exported);
        String scale = plan.path("items").asText() + " pairs of about " + LENGTH + " tokens, made from " + perCell
                + " documents";
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("needles made", made, "pairs/s", scale + ", until they are sealed"));
        figures.add(new Figure(
                "needles beside tokenising", made / tokenised, "ratio", "over reading and tokenising both texts once"));
        for (String process : List.of("needle-generator-service", "dataset-service")) {
            figures.add(new Figure(
                    "peak memory " + process,
                    Memory.peak(laboratory.session().processes().get(process)),
                    "MB",
                    "resident at most since its start"));
        }
        TopicSize topic = TopicSize.of(Topic.NEEDLES, laboratory.session().kafkaAddress());
        figures.add(new Figure(
                "needles on Kafka",
                (double) topic.stored() / topic.content(),
                "ratio",
                topic.stored() / plan.path("items").asLong() + " bytes stored for a pair, over its size"));
        figures.addAll(prefixes(exported));
        return figures;
    }

    private JsonNode planted(int perCell, Path documents) {
        ObjectNode plan = Json.MAPPER.createObjectNode().put("name", NAME).put("perCell", perCell);
        plan.put("positions", BINS).put("seed", 1);
        plan.putArray("lengths").add(LENGTH);
        ASPECTS.forEach(plan.putArray("aspects")::add);
        laboratory.plant(laboratory.services().dataset(), plan, documents);
        JsonNode ended = new PlanFollower(laboratory.services().dataset(), laboratory::say).follow(NAME);
        if (!ended.path("state").asText().equals("SEALED")) {
            throw new Failure("the needles ended as " + ended.path("state").asText() + ": "
                    + ended.path("reason").asText());
        }
        return ended;
    }

    private Path export(JsonNode plan) {
        Path target = file(NAME);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            laboratory
                    .services()
                    .dataset()
                    .copyItems(NAME + "@" + plan.path("version").asText(), out);
            return target;
        } catch (IOException e) {
            throw new Failure("the pairs cannot be written to " + target + ": " + e.getMessage(), e);
        }
    }

    /** Pairs per second of reading both texts from the file and counting their tokens, once it is warm. */
    private static double tokenised(Path file) {
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        try {
            count(file, encoding, 100);
            long started = System.nanoTime();
            return count(file, encoding, Integer.MAX_VALUE) / seconds(started);
        } catch (IOException e) {
            throw new Failure("the pairs in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static long count(Path file, Encoding encoding, int most) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            long pairs = 0;
            for (String line : (Iterable<String>) lines.limit(most)::iterator) {
                JsonNode pair = Json.MAPPER.readTree(line);
                encoding.countTokensOrdinary(pair.at("/chosen/0").asText());
                encoding.countTokensOrdinary(pair.at("/rejected/0").asText());
                pairs++;
            }
            return pairs;
        }
    }

    /** The share that a cache serves in the system's order and in one that knows no haystacks. */
    private List<Figure> prefixes(Path exported) {
        Path mixed = withoutHaystacks(exported);
        laboratory.importDataset(NAME + "-mixed", List.of(mixed));
        PrefixCacheReport ordered = run(NAME, exported);
        PrefixCacheReport random = run(NAME + "-mixed", mixed);
        String calls = CALLS + " calls at a time, blocks of " + ordered.blockTokens() + " tokens, unlimited capacity";
        double best = share(ordered.servedTokens(), ordered);
        return List.of(
                new Figure(
                        "prefix cache",
                        share(ordered.servedWhenAnsweredTokens(), ordered) / best,
                        "ratio",
                        "served over the best possible; " + calls),
                new Figure("prefix cache best", best, "ratio", "of the prompts' tokens stand in an earlier prompt"),
                new Figure(
                        "prefix cache random order",
                        share(random.servedWhenAnsweredTokens(), random) / best,
                        "ratio",
                        "the same in an order drawn by seed"));
    }

    private static double share(long served, PrefixCacheReport cache) {
        return (double) served / cache.promptTokens();
    }

    private PrefixCacheReport run(String dataset, Path items) {
        SimulatedSpec spec = SimulatedSpec.builder("simulated:" + dataset, Dialect.VLLM_CLASSIFY)
                .slots(CALLS, LATENCY_MS)
                .maxConcurrency(CALLS)
                .build();
        SimulatedServer server = laboratory.simulate(spec, List.of(items));
        laboratory.follow(
                List.copyOf(laboratory.start(dataset, 1, List.of(spec.name())).values()));
        laboratory.end(server);
        return server.tally().prefixCache();
    }

    /** The same pairs, which do not say what they have in common. */
    private Path withoutHaystacks(Path exported) {
        Path target = file(NAME + "-mixed");
        try (Stream<String> lines = Files.lines(exported);
                BufferedWriter out = Files.newBufferedWriter(target)) {
            for (String line : (Iterable<String>) lines::iterator) {
                ObjectNode pair = (ObjectNode) Json.MAPPER.readTree(line);
                ((ObjectNode) pair.path("needle")).remove("haystack");
                out.write(pair.toString());
                out.newLine();
            }
            return target;
        } catch (IOException e) {
            throw new Failure("the pairs cannot be written to " + target + ": " + e.getMessage(), e);
        }
    }

    private Path file(String name) {
        return laboratory.session().directory().resolve(name + ".jsonl");
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
