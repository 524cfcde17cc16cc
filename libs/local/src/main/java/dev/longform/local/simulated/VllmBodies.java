package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import dev.longform.local.simulated.Traps.NoNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** vLLM's answers about scores. */
final class VllmBodies {
    private final SimulatedSpec spec;
    private final ScoreShape shape;
    private final Tally tally;

    VllmBodies(SimulatedSpec spec, ScoreShape shape, Tally tally) {
        this.spec = spec;
        this.shape = shape;
        this.tally = tally;
    }

    /** {@code /classify}. */
    Answer classes(Question question, List<Double> logits, boolean activated) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (Double logit : logits) {
            List<Object> probs = shape.labels(logit, activated, NoNumber.NULL);
            data.add(fields(
                    "index",
                    data.size(),
                    "label",
                    "LABEL_0",
                    "probs",
                    probs,
                    "num_classes",
                    Math.max(1, probs.size())));
        }
        return list("classify-", question, data);
    }

    /** {@code /pooling}; without a task the old release returns a score for each token. */
    Answer pooled(Question question, List<Double> logits, boolean activated, boolean perToken) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (Double logit : logits) {
            List<Object> numbers = shape.labels(logit, activated, NoNumber.NULL);
            Object shaped = perToken ? List.of(numbers, numbers, numbers) : numbers;
            data.add(fields("index", data.size(), "object", "pooling", "data", shaped));
        }
        return list("pool-", question, data);
    }

    /** {@code /score}: in the order of the request. */
    Answer scores(Question question, List<Double> logits, boolean activated) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (Double logit : logits) {
            Object score = shape.number(logit, activated, NoNumber.NULL);
            data.add(fields("index", data.size(), "object", "score", "score", score));
        }
        return list("score-", question, data);
    }

    /** {@code /rerank}: the highest first, as many as {@code top_n} says. */
    Answer ranks(Question question, List<Double> logits, boolean activated) {
        int most = question.body().path("top_n").asInt(0);
        List<Map<String, Object>> results = new ArrayList<>();
        for (int i : ScoringProtocol.ranked(logits)) {
            if (most <= 0 || results.size() < most) {
                String document = question.inputs().get(i).parts().get(1);
                results.add(fields(
                        "index",
                        i,
                        "document",
                        fields("text", document, "multi_modal", null),
                        "relevance_score",
                        shape.number(logits.get(i), activated, NoNumber.NULL)));
            }
        }
        int tokens = question.promptTokens();
        return new Answer(
                fields(
                        "id",
                        "rerank-" + tally.calls(),
                        "model",
                        spec.model(),
                        "usage",
                        fields("prompt_tokens", tokens, "total_tokens", tokens),
                        "results",
                        shape.counted(results)),
                tokens,
                0);
    }

    private Answer list(String id, Question question, List<Map<String, Object>> data) {
        int tokens = question.promptTokens();
        return new Answer(
                fields(
                        "id",
                        id + tally.calls(),
                        "object",
                        "list",
                        "created",
                        System.currentTimeMillis() / 1000,
                        "model",
                        spec.model(),
                        "data",
                        shape.counted(data),
                        "usage",
                        fields(
                                "prompt_tokens",
                                tokens,
                                "total_tokens",
                                tokens,
                                "completion_tokens",
                                0,
                                "prompt_tokens_details",
                                null)),
                tokens,
                0);
    }
}
