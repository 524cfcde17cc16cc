package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.VerdictFilter;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Freshness at about 100 verdicts a second: from the server's answer to the first REST read that includes it. A reader
 * asks for the run's numbers again and again; the k-th answer, by the time it was given, is included by the first read
 * that counts k items. Answers overtake each other by a few milliseconds at most, which shifts no quantile by more.
 */
final class FreshnessBench {
    private static final int SLOTS = 50;
    private static final int LATENCY_MS = 500;
    private static final int MOST_ITEMS = 3000;
    private static final int PAGE = 1000;

    private final Laboratory laboratory;
    private final List<Path> sources;
    private final int seconds;

    private record Read(Instant at, long items) {}

    FreshnessBench(Laboratory laboratory, List<Path> sources, int seconds) {
        this.laboratory = laboratory;
        this.sources = sources;
        this.seconds = seconds;
    }

    List<Figure> measure() {
        int items = Math.min(seconds * SLOTS * 1000 / LATENCY_MS, MOST_ITEMS);
        Path file = laboratory.session().directory().resolve("fresh.jsonl");
        List<Path> files = List.of(BenchItems.expand(sources, items, file));
        laboratory.importDataset("fresh", files);
        SimulatedSpec spec = SimulatedSpec.builder("simulated:fresh", Dialect.OPENAI_CHAT)
                .slots(SLOTS, LATENCY_MS)
                .maxConcurrency(SLOTS + SLOTS / 8)
                .accuracy(0.8)
                .build();
        laboratory.simulate(spec, files);
        String run = laboratory
                .start("fresh", 1, List.of("simulated:fresh"))
                .values()
                .iterator()
                .next();
        List<Read> reads = read(run, items);
        laboratory.follow(List.of(run));
        return figures(freshness(answers(run), reads));
    }

    private List<Read> read(String run, int items) {
        List<Read> reads = new ArrayList<>();
        long seen = 0;
        while (seen < items) {
            seen = laboratory
                    .services()
                    .aggregator()
                    .metrics(run)
                    .map(metrics -> metrics.path("answered").asLong())
                    .orElse(0L);
            reads.add(new Read(Instant.now(), seen));
        }
        return reads;
    }

    /** When each item was answered, in the order of the answers. Read after the run. */
    private List<Instant> answers(String run) {
        List<Instant> answers = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page =
                    laboratory.services().aggregator().verdicts(run, new VerdictFilter(null, null, null), PAGE, cursor);
            page.path("verdicts")
                    .forEach(verdict ->
                            answers.add(Instant.parse(verdict.path("answeredAt").asText())));
            cursor = page.path("next").isNull() ? null : page.path("next").asText();
        } while (cursor != null);
        answers.sort(null);
        return answers;
    }

    private static List<Double> freshness(List<Instant> answers, List<Read> reads) {
        List<Double> milliseconds = new ArrayList<>();
        int read = 0;
        for (int k = 0; k < answers.size(); k++) {
            while (read < reads.size() - 1 && reads.get(read).items() <= k) {
                read++;
            }
            milliseconds.add(
                    Duration.between(answers.get(k), reads.get(read).at()).toNanos() / 1e6);
        }
        milliseconds.sort(null);
        return milliseconds;
    }

    private static List<Figure> figures(List<Double> sorted) {
        String how = sorted.size() + " verdicts, from the server's answer to the first REST read that includes it";
        return List.of(
                new Figure("freshness p50", sorted.get(sorted.size() / 2), "ms", how),
                new Figure("freshness p99", sorted.get((int) (sorted.size() * 0.99)), "ms", how));
    }
}
