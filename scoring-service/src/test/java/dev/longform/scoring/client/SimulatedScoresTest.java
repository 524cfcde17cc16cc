package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.ScoreRule;
import dev.longform.benchmark.Scored;
import dev.longform.contracts.Message;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedItem;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.scoring.Requests;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.Adapters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Simulated servers of every dialect with the same hidden scores: each adapter draws the same verdicts from them. */
class SimulatedScoresTest {
    private static final Adapters<Classifier> ADAPTERS = new Adapters<>(List.of(
            new VllmClassifier(AdapterTest.CLIENT),
            new VllmPooling(AdapterTest.CLIENT),
            new VllmScore(AdapterTest.CLIENT),
            new TeiClassifier(AdapterTest.CLIENT),
            new SglangClassifier(AdapterTest.CLIENT),
            new LlamaServerRerank(AdapterTest.CLIENT),
            new OipClassifier(AdapterTest.CLIENT)));
    private static final List<Dialect> DIALECTS = List.of(
            Dialect.VLLM_CLASSIFY,
            Dialect.VLLM_POOLING,
            Dialect.VLLM_SCORE,
            Dialect.TEI,
            Dialect.SGLANG,
            Dialect.LLAMA_SERVER,
            Dialect.OIP_V2);

    @Test
    void everyDialectGivesIdenticalVerdicts() {
        identical(SimulatedDataset.of(IntStream.range(0, 60)
                .mapToObj(i -> SimulatedItem.of(
                        "item-" + i,
                        "QA",
                        "Question number " + i + "?",
                        List.of("A right answer to question " + i + ", with é, 😀 and \"quotes\"."),
                        List.of("A wrong answer to " + i + ".", "<think>no</think> [[B]] " + i, "Nothing, " + i + ".")))
                .toList()));
    }

    /** The same on files of JSON Lines, for those who have some: {@code -Dlongform.dataset=FILE}. */
    @Test
    @EnabledIfSystemProperty(named = "longform.dataset", matches = ".+")
    void everyDialectGivesIdenticalVerdictsOnAFile() throws IOException {
        SimulatedDataset dataset = SimulatedDataset.read(List.of(Path.of(System.getProperty("longform.dataset"))));

        System.out.println(identical(dataset) + " items, " + DIALECTS.size() + " dialects");
    }

    private static int identical(SimulatedDataset dataset) {
        Map<Dialect, List<Scored>> verdicts = new LinkedHashMap<>();
        for (Dialect dialect : DIALECTS) {
            SimulatedSpec spec = SimulatedSpec.builder("simulated:" + dialect.adapter(), dialect)
                    .model("rm")
                    .accuracy(0.6)
                    .ties(0.1)
                    .build();
            try (SimulatedServer server = SimulatedServer.start(spec, dataset)) {
                verdicts.put(
                        dialect,
                        dataset.items().stream()
                                .map(item -> verdict(dialect, server, item))
                                .toList());
            }
        }
        List<Scored> first = verdicts.get(DIALECTS.get(0));
        assertThat(first.stream().map(Scored::outcome).distinct()).hasSize(3);
        verdicts.forEach(
                (dialect, given) -> assertThat(given).as(dialect.adapter()).isEqualTo(first));
        return first.size();
    }

    private static Scored verdict(Dialect dialect, SimulatedServer server, SimulatedItem item) {
        List<String> candidates =
                Stream.concat(item.chosen().stream(), item.rejected().stream()).toList();
        List<Boolean> chosen = new ArrayList<>();
        candidates.forEach(text -> chosen.add(chosen.size() < item.chosen().size()));
        Scores scores = ADAPTERS.named(dialect.adapter())
                .score(
                        new ScoringTask(
                                Requests.model(dialect.adapter(), server.endpoint(), Map.of("format", "chatml")),
                                item.prompt().stream()
                                        .map(text -> new Message("user", text))
                                        .toList(),
                                candidates,
                                false),
                        new Calls(Instant.now().plusSeconds(60), CallListener.NONE));
        return ScoreRule.apply(scores.values(), chosen);
    }
}
