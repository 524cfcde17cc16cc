package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Traps.NoNumber;
import dev.longform.local.simulated.Traps.Overflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** llama-server with {@code --reranking}: raw scores, the highest first; -1e6 where it failed. */
final class LlamaScoring extends ScoringProtocol {
    private static final double FAILED = -1e6;

    LlamaScoring(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    public boolean answers(String path) {
        return switch (path) {
            case "/rerank", "/reranking", "/v1/rerank", "/v1/reranking" -> true;
            default -> false;
        };
    }

    @Override
    public Question read(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        if (traps.vectors()) {
            throw new RefusedCallException(
                    Problem.NOT_IMPLEMENTED,
                    "This server does not support reranking. Start it with `--reranking`",
                    null);
        }
        if (!body.path("query").isTextual()) {
            throw RefusedCallException.bad("\"query\" must be provided", null);
        }
        String field = body.has("texts") ? "texts" : "documents";
        return question(asking, pairs(body.path("query").textValue(), texts(body.path(field), field)), Overflow.REFUSE);
    }

    @Override
    public Answer answer(Question question) {
        List<Double> logits = untemplated(question);
        boolean likeTei = question.body().has("texts");
        List<Integer> order = traps.old() ? inOrder(logits.size()) : ranked(logits);
        int most = question.body().path("top_n").asInt(order.size());
        List<Map<String, Object>> results = new ArrayList<>();
        for (int i : order.subList(0, Math.min(most, order.size()))) {
            results.add(fields("index", i, likeTei ? "score" : "relevance_score", score(logits.get(i))));
        }
        int tokens = question.promptTokens();
        return new Answer(
                likeTei
                        ? shape.counted(results)
                        : fields(
                                "model",
                                spec.model(),
                                "object",
                                "list",
                                "usage",
                                fields("prompt_tokens", tokens, "total_tokens", tokens),
                                "results",
                                shape.counted(results)),
                likeTei ? 0 : tokens,
                0);
    }

    private Object score(Double logit) {
        return logit == null && traps.noNumber() == NoNumber.OWN
                ? (Object) FAILED
                : shape.number(logit, false, NoNumber.NULL);
    }

    private static List<Integer> inOrder(int size) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        return order;
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return traps.wording() == 2
                ? LlamaPages.tooLong(spec, tokens)
                : new RefusedCallException(
                        Problem.SERVER_ERROR,
                        "input (" + tokens
                                + " tokens) is too large to process. increase the physical batch size (current batch"
                                + " size: " + spec.maxModelLen() + ")",
                        null);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return ErrorStyle.llama(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return LlamaPages.page(spec, method, path, body);
    }
}
