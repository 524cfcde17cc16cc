package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Traps.NoNumber;
import dev.longform.local.simulated.Traps.Overflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SGLang with a classifier: {@code /classify} tells raw scores, {@code /v1/classify} a softmax over one label, which is
 * always 1, {@code /v1/score} and {@code /v1/rerank} scores of pairs without a template.
 */
final class SglangScoring extends ScoringProtocol {
    SglangScoring(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    public boolean answers(String path) {
        return switch (path) {
            case "/classify", "/encode", "/v1/classify", "/v1/score", "/v1/rerank" -> true;
            default -> false;
        };
    }

    @Override
    public Question read(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        List<Input> inputs = new ArrayList<>();
        switch (asking.path()) {
            case "/v1/score" -> inputs = pairs(body.path("query").asText(""), texts(body.path("items"), "items"));
            case "/v1/rerank" ->
                inputs = pairs(body.path("query").asText(""), texts(body.path("documents"), "documents"));
            default -> {
                String field = asking.path().equals("/v1/classify") ? "input" : "text";
                for (String text : texts(body.path(field), field)) {
                    inputs.add(rendered(text));
                }
            }
        }
        return question(asking, inputs, Overflow.REFUSE);
    }

    @Override
    public Answer answer(Question question) {
        return switch (question.path()) {
            case "/v1/score" -> scores(question, untemplated(question));
            case "/v1/rerank" -> ranks(question, untemplated(question));
            default -> classes(question);
        };
    }

    private Answer classes(Question question) {
        boolean softmax = question.path().equals("/v1/classify");
        List<Object> results = new ArrayList<>();
        for (Input input : question.inputs()) {
            Double logit = logit(input, true);
            if (softmax) {
                results.add(
                        fields("index", results.size(), "label", "LABEL_0", "probs", List.of(1.0), "num_classes", 1));
            } else {
                List<Object> labels = shape.labels(logit, false, NoNumber.NULL);
                results.add(fields(
                        "embedding",
                        traps.bareNumber() ? shape.number(logit, false, NoNumber.NULL) : labels,
                        "meta_info",
                        meta(input)));
            }
        }
        if (softmax) {
            return listed(question, fields("object", "list", "data", shape.counted(results)));
        }
        boolean single = question.body().path("text").isTextual();
        return new Answer(single ? results.get(0) : shape.counted(results), question.promptTokens(), 0);
    }

    private Map<String, Object> meta(Input input) {
        int tokens = traps.overflow() == Overflow.CUT_AT_LIMIT
                ? Math.min(input.tokens(), spec.maxModelLen())
                : input.tokens();
        return fields(
                "id",
                "simulated-" + tally.calls(),
                "finish_reason",
                Map.of("type", "length", "length", 0),
                "prompt_tokens",
                tokens,
                "weight_version",
                "default",
                "e2e_latency",
                0.0);
    }

    private Answer scores(Question question, List<Double> logits) {
        boolean softmax = question.body().path("apply_softmax").asBoolean(false);
        List<Object> scores = new ArrayList<>();
        logits.forEach(logit -> scores.add(softmax ? List.of(1.0) : shape.labels(logit, false, NoNumber.NULL)));
        return listed(question, fields("object", "scoring", "scores", shape.counted(scores)));
    }

    private Answer ranks(Question question, List<Double> logits) {
        List<Object> ranks = new ArrayList<>();
        for (int i : ranked(logits)) {
            Input input = question.inputs().get(i);
            ranks.add(fields(
                    "score",
                    shape.number(logits.get(i), false, NoNumber.NULL),
                    "document",
                    input.parts().get(1),
                    "index",
                    i,
                    "meta_info",
                    meta(input)));
        }
        return new Answer(shape.counted(ranks), question.promptTokens(), 0);
    }

    private Answer listed(Question question, Map<String, Object> body) {
        int tokens = question.promptTokens();
        body.put("model", spec.model());
        body.put("usage", fields("prompt_tokens", tokens, "total_tokens", tokens, "completion_tokens", 0));
        return new Answer(body, tokens, 0);
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return SglangPages.tooLong(spec, tokens);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return path.startsWith("/v1/")
                ? ErrorStyle.flat(problem, message, param)
                : ErrorStyle.sglang(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return SglangPages.page(spec, method, path, false);
    }
}
