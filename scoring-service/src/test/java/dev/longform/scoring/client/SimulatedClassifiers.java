package dev.longform.scoring.client;

import dev.longform.benchmark.ScoreRule;
import dev.longform.benchmark.Scored;
import dev.longform.contracts.Message;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedItem;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.scoring.Requests;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.Adapters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every adapter that speaks to a server, and the simulated servers for them. */
final class SimulatedClassifiers {
    static final List<Dialect> DIALECTS = List.of(
            Dialect.VLLM_CLASSIFY,
            Dialect.VLLM_POOLING,
            Dialect.VLLM_SCORE,
            Dialect.TEI,
            Dialect.SGLANG,
            Dialect.LLAMA_SERVER,
            Dialect.OIP_V2);

    static final Adapters<Classifier> ADAPTERS = fresh();

    private SimulatedClassifiers() {}

    /** All of them, none of which has met a server yet. */
    static Adapters<Classifier> fresh() {
        return new Adapters<>(List.of(
                new VllmClassifier(AdapterTest.CLIENT),
                new VllmPooling(AdapterTest.CLIENT),
                new VllmScore(AdapterTest.CLIENT),
                new TeiClassifier(AdapterTest.CLIENT),
                new SglangClassifier(AdapterTest.CLIENT),
                new LlamaServerRerank(AdapterTest.CLIENT),
                new OipClassifier(AdapterTest.CLIENT)));
    }

    /** The scores of an item, from the server's own adapter. */
    static Scores scores(SimulatedServer server, SimulatedItem item, Map<String, Object> options) {
        String adapter = server.spec().dialect().adapter();
        List<Message> prompt =
                item.prompt().stream().map(text -> new Message("user", text)).toList();
        return ADAPTERS.named(adapter)
                .score(
                        new ScoringTask(
                                Requests.model(adapter, server.endpoint(), options), prompt, candidates(item), false),
                        new Calls(Instant.now().plusSeconds(60), CallListener.NONE));
    }

    /** What these scores earn. */
    static Scored scored(SimulatedItem item, Scores scores) {
        List<Boolean> chosen = new ArrayList<>();
        candidates(item)
                .forEach(text -> chosen.add(chosen.size() < item.chosen().size()));
        return ScoreRule.apply(scores.values(), chosen);
    }

    private static List<String> candidates(SimulatedItem item) {
        return Stream.concat(item.chosen().stream(), item.rejected().stream()).toList();
    }
}
