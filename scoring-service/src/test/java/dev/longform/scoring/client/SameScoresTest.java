package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longform.benchmark.ScoreRule;
import dev.longform.contracts.Message;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.scoring.Requests;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.ScoringTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same hidden scores, another wire format: identical verdicts. */
class SameScoresTest {
    private static final List<Classifier> ADAPTERS = List.of(
            new VllmClassifier(AdapterTest.CLIENT),
            new VllmPooling(AdapterTest.CLIENT),
            new VllmScore(AdapterTest.CLIENT),
            new TeiClassifier(AdapterTest.CLIENT),
            new SglangClassifier(AdapterTest.CLIENT),
            new LlamaServerRerank(AdapterTest.CLIENT),
            new OipClassifier(AdapterTest.CLIENT));

    /** One item: a prompt, its responses, and which of them are chosen. */
    private record Sample(String prompt, List<String> responses, List<Boolean> chosen) {}

    @Test
    void everyAdapterGivesIdenticalVerdicts() throws IOException {
        Random random = new Random(7);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            samples.add(sample(random, i));
        }

        identical(samples);
    }

    /** The same on a file of JSON Lines, for those who have one: {@code -Dlongform.dataset=FILE}. */
    @Test
    @EnabledIfSystemProperty(named = "longform.dataset", matches = ".+")
    void everyAdapterGivesIdenticalVerdictsOnAFile() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(System.getProperty("longform.dataset")))) {
            JsonNode json = new ObjectMapper().readTree(line);
            List<String> responses = new ArrayList<>();
            List<Boolean> chosen = new ArrayList<>();
            for (String field : List.of("chosen", "rejected")) {
                json.path(field).forEach(text -> {
                    responses.add(text.textValue());
                    chosen.add(field.equals("chosen"));
                });
            }
            samples.add(new Sample(json.path("prompt").textValue(), responses, chosen));
        }

        System.out.println(identical(samples) + " items, " + ADAPTERS.size() + " adapters");
    }

    private static int identical(List<Sample> samples) throws IOException {
        try (AllDialects server = new AllDialects()) {
            for (Sample sample : samples) {
                List<Double> hidden = sample.responses().stream()
                        .map(text -> AllDialects.hidden(sample.prompt(), text))
                        .toList();
                for (Classifier adapter : ADAPTERS) {
                    List<Double> scores = scores(adapter, server, sample);
                    assertThat(scores).as(adapter.name()).isEqualTo(hidden);
                    assertThat(ScoreRule.apply(scores, sample.chosen()))
                            .as(adapter.name())
                            .isEqualTo(ScoreRule.apply(hidden, sample.chosen()));
                }
            }
        }
        return samples.size();
    }

    private static List<Double> scores(Classifier adapter, AllDialects server, Sample sample) {
        boolean rendered = adapter instanceof SglangClassifier || adapter instanceof OipClassifier;
        return adapter.score(
                        new ScoringTask(
                                Requests.model(
                                        adapter.name(),
                                        server.endpoint(),
                                        rendered ? Map.of("format", AllDialects.FORMAT) : Map.of()),
                                List.of(new Message("user", sample.prompt())),
                                sample.responses(),
                                false),
                        new Calls(Instant.now().plusSeconds(60), CallListener.NONE))
                .values();
    }

    private static Sample sample(Random random, int number) {
        List<String> responses = new ArrayList<>();
        List<Boolean> chosen = new ArrayList<>();
        int candidates = 2 + random.nextInt(15);
        for (int i = 0; i < candidates; i++) {
            String text = i > 0 && random.nextInt(5) == 0
                    ? responses.get(0)
                    : "Answer " + random.nextInt(1000) + " \u00e9\ud83d\ude00\n\"[[B]]\" <think>\\ {content} "
                            + "word ".repeat(random.nextInt(300));
            responses.add(text);
            chosen.add(i == 0 || i < candidates - 1 && random.nextInt(3) == 0);
        }
        return new Sample("Question " + number + "\n{content}", responses, chosen);
    }
}
