package dev.longform.judge;

import dev.longform.benchmark.Words;
import dev.longform.contracts.Candidate;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Item;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Requests for tests: the first candidate is chosen, the others are not. */
public final class Requests {
    public static final Decoding DECODING = new Decoding(0, 42, 1024);
    public static final String PROMPT = "Why is the sky blue?";

    private Requests() {}

    public static ModelSpec model(String adapter, String endpoint, Map<String, Object> options) {
        return new ModelSpec(
                "test-judge", "1", ModelKind.GENERATIVE, adapter, endpoint, "judge", null, 4, options, Map.of());
    }

    public static ProtocolSpec selection(Rotations rotations) {
        return new ProtocolSpec(ProtocolName.SELECTION, "selection-default@1", rotations, DECODING, false);
    }

    public static ProtocolSpec rating() {
        return new ProtocolSpec(ProtocolName.RATING, "rating-default@1", Rotations.NONE, DECODING, false);
    }

    public static ProtocolSpec pairwise() {
        return new ProtocolSpec(ProtocolName.PAIRWISE, "pairwise-default@1", Rotations.BOTH, DECODING, false);
    }

    public static EvaluationRequest request(String item, ModelSpec model, ProtocolSpec protocol, String... candidates) {
        return request(item, 7, model, protocol, candidates);
    }

    public static EvaluationRequest request(
            String item, long seed, ModelSpec model, ProtocolSpec protocol, String... candidates) {
        List<String> texts = List.of(candidates);
        List<Boolean> chosen =
                IntStream.range(0, texts.size()).mapToObj(i -> i == 0).toList();
        List<Candidate> both = texts.stream()
                .map(text -> new Candidate(text, text.equals(texts.get(0))))
                .toList();
        return new EvaluationRequest(
                "run-1",
                1,
                2,
                3,
                Instant.now().plusSeconds(60),
                seed,
                model,
                protocol,
                new Item(item, "QA", List.of(new Message("user", PROMPT)), both),
                new ItemFacts("QA", chosen, texts.stream().map(Words::count).toList(), "cluster-1"));
    }
}
