package dev.longform.scoring;

import dev.longform.benchmark.Words;
import dev.longform.contracts.Candidate;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests for tests: the first candidate is chosen, the others are not. */
public final class Requests {
    private Requests() {}

    public static ModelSpec model(String adapter, String endpoint, Map<String, Object> options) {
        return new ModelSpec("test-rm", "1", ModelKind.CLASSIFIER, adapter, endpoint, "rm", null, 4, options, Map.of());
    }

    public static EvaluationRequest request(String item, ModelSpec model, String... candidates) {
        return request(item, model, Instant.now().plusSeconds(60), false, candidates);
    }

    public static EvaluationRequest request(
            String item, ModelSpec model, Instant deadline, boolean allowTruncation, String... candidates) {
        List<Candidate> texts = new ArrayList<>();
        List<Boolean> chosen = new ArrayList<>();
        List<Integer> words = new ArrayList<>();
        for (String text : candidates) {
            texts.add(new Candidate(text, texts.isEmpty()));
            chosen.add(chosen.isEmpty());
            words.add(Words.count(text));
        }
        return new EvaluationRequest(
                "run-1",
                1,
                2,
                3,
                deadline,
                7,
                model,
                new ProtocolSpec(ProtocolName.SCORES, null, Rotations.NONE, null, allowTruncation),
                new Item(item, "QA", List.of(new Message("user", "How do magnets work?")), texts),
                new ItemFacts("QA", chosen, words, "c1"));
    }
}
