package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Traps.Overflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** vLLM with a model of one label: {@code /classify}, {@code /pooling}, {@code /score} and {@code /rerank}. */
final class VllmScoring extends ScoringProtocol {
    private static final Set<String> SCORE = Set.of("/score", "/v1/score");
    private static final Set<String> RERANK = Set.of("/rerank", "/v1/rerank", "/v2/rerank");
    private static final List<List<String>> PAIRS = List.of(
            List.of("queries", "documents"),
            List.of("queries", "items"),
            List.of("data_1", "data_2"),
            List.of("text_1", "text_2"));

    private final VllmBodies bodies;

    VllmScoring(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
        this.bodies = new VllmBodies(spec, shape, tally);
    }

    @Override
    public boolean answers(String path) {
        boolean pairs = SCORE.contains(path) || RERANK.contains(path);
        return path.equals("/classify") || path.equals("/pooling") || pairs && traps.labels() == 1;
    }

    @Override
    public Question read(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        if (otherModel(body)) {
            throw new RefusedCallException(
                    Problem.MODEL_MISSING,
                    "The model `" + body.path("model").textValue() + "` does not exist.",
                    "model");
        }
        return question(asking, inputs(asking.path(), body), Overflow.REFUSE);
    }

    private List<Input> inputs(String path, JsonNode body) throws RefusedCallException {
        if (SCORE.contains(path)) {
            return scored(body);
        }
        if (RERANK.contains(path)) {
            return pairs(body.path("query").asText(""), texts(body.path("documents"), "documents"));
        }
        if (body.has("normalize") || body.has("dimensions")) {
            throw RefusedCallException.bad("normalize and dimensions are not for this endpoint", "normalize");
        }
        String task = body.path("task").asText("classify");
        if (path.equals("/pooling") && !task.equals("classify")) {
            throw RefusedCallException.bad(
                    "Unsupported task: '" + task
                            + "'. Try switching the model's pooling_task via --pooler-config.task.",
                    "task");
        }
        boolean conversation = body.has("messages") && !(traps.old() && path.equals("/classify"));
        if (conversation) {
            return List.of(conversation(body));
        }
        if (!body.has("input")) {
            throw RefusedCallException.bad("one of messages and input is needed", null);
        }
        List<Input> inputs = new ArrayList<>();
        for (String text : texts(body.path("input"), "input")) {
            Input input = rendered(text);
            inputs.add(new Input(input.parts(), input.sightings(), input.tokens() + (addsBos(body) ? 1 : 0)));
        }
        return inputs;
    }

    private Input conversation(JsonNode body) throws RefusedCallException {
        Conversation conversation = Conversation.read(body.path("messages"));
        int last = conversation.lastByAssistant();
        return new Input(
                conversation.texts(),
                recognizer.answered(
                        conversation.before(last),
                        conversation.messages().get(last).text()),
                conversation.tokens());
    }

    private List<Input> scored(JsonNode body) throws RefusedCallException {
        for (List<String> names : traps.old() ? PAIRS.subList(3, 4) : PAIRS) {
            if (body.has(names.get(0)) && body.has(names.get(1))) {
                List<String> first = texts(body.path(names.get(0)), names.get(0));
                List<String> second = texts(body.path(names.get(1)), names.get(1));
                if (first.size() == 1) {
                    return pairs(first.get(0), second);
                }
                if (first.size() != second.size()) {
                    throw RefusedCallException.bad("Input lengths must be either 1:1, 1:N or N:N", null);
                }
                List<Input> pairs = new ArrayList<>();
                for (int i = 0; i < first.size(); i++) {
                    pairs.add(pair(first.get(i), second.get(i)));
                }
                return pairs;
            }
        }
        throw RefusedCallException.bad("queries and documents are needed", null);
    }

    private static boolean addsBos(JsonNode body) {
        return body.path("add_special_tokens").asBoolean(true);
    }

    @Override
    public Answer answer(Question question) {
        String path = question.path();
        JsonNode body = question.body();
        boolean activated = traps.old() || body.path("use_activation").asBoolean(true);
        if (SCORE.contains(path)) {
            return bodies.scores(question, untemplated(question), activated);
        }
        if (RERANK.contains(path)) {
            return bodies.ranks(question, untemplated(question), activated);
        }
        boolean addsBos = !body.has("messages") && addsBos(body);
        List<Double> logits = new ArrayList<>();
        question.inputs().forEach(input -> logits.add(logit(input, addsBos)));
        return path.equals("/pooling")
                ? bodies.pooled(question, logits, activated, traps.old() && !body.has("task"))
                : bodies.classes(question, logits, activated);
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return new RefusedCallException(
                Problem.TOO_LONG, VllmPages.tooLong(traps.wording(), spec.maxModelLen(), tokens), "input_tokens");
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return traps.old() ? ErrorStyle.flat(problem, message, param) : ErrorStyle.vllm(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return new VllmPages(spec).page(method, path, body).or(() -> embedding(method, path));
    }

    /** A model that is run as an embedder has this route, too. */
    private Optional<HttpReply> embedding(String method, String path) {
        return traps.vectors() && method.equals("POST") && path.equals("/v1/embeddings")
                ? Optional.of(HttpReply.of(fields(
                        "object",
                        "list",
                        "data",
                        List.of(fields("object", "embedding", "index", 0, "embedding", shape.labels(1.0, false, null))),
                        "model",
                        spec.model(),
                        "usage",
                        fields("prompt_tokens", 1, "total_tokens", 1))))
                : Optional.empty();
    }
}
