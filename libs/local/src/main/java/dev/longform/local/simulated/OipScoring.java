package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Traps.NoNumber;
import dev.longform.local.simulated.Traps.Overflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Open Inference Protocol, as KServe and Triton speak it. The model takes rendered texts in the tensor {@code text},
 * or prompts and responses in the tensors {@code prompt} and {@code response}; it returns the tensor {@code score}. There
 * is no usage.
 */
final class OipScoring extends ScoringProtocol {
    private static final String MODELS = "/v2/models/";
    private static final String INFER = "/infer";

    OipScoring(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    public boolean answers(String path) {
        return path.startsWith(MODELS) && path.endsWith(INFER);
    }

    @Override
    public Question read(Asking asking) throws RefusedCallException {
        String model = asking.path().substring(MODELS.length(), asking.path().length() - INFER.length());
        if (!model.equals(spec.model())) {
            throw new RefusedCallException(
                    Problem.MODEL_MISSING, "Model with name " + model + " does not exist.", null);
        }
        Map<String, List<String>> tensors = new HashMap<>();
        for (JsonNode tensor : asking.body().path("inputs")) {
            tensors.put(tensor.path("name").asText(""), tensor(tensor));
        }
        for (JsonNode output : asking.body().path("outputs")) {
            if (!output.path("name").asText("").equals("score")) {
                throw RefusedCallException.bad(
                        "unexpected inference output '" + output.path("name").asText("") + "' for model '" + model
                                + "'",
                        null);
            }
        }
        return question(asking, inputs(tensors), Overflow.REFUSE);
    }

    private static List<String> tensor(JsonNode tensor) throws RefusedCallException {
        if (!tensor.path("datatype").asText("").equals("BYTES")) {
            throw RefusedCallException.bad("the tensors of this model are of datatype BYTES", null);
        }
        List<String> data = new ArrayList<>();
        flatten(tensor.path("data"), data);
        long expected = 1;
        for (JsonNode size : tensor.path("shape")) {
            expected *= size.asLong();
        }
        if (data.isEmpty() || expected != data.size()) {
            throw RefusedCallException.bad(
                    "unable to parse 'data': shape asks for " + expected + " elements, there are " + data.size(), null);
        }
        return data;
    }

    private static void flatten(JsonNode data, List<String> texts) {
        if (data.isTextual()) {
            texts.add(data.textValue());
        }
        data.forEach(element -> flatten(element, texts));
    }

    private List<Input> inputs(Map<String, List<String>> tensors) throws RefusedCallException {
        List<Input> inputs = new ArrayList<>();
        List<String> prompts = tensors.getOrDefault("prompt", List.of());
        List<String> responses = tensors.getOrDefault("response", List.of());
        if (tensors.containsKey("text") && tensors.size() == 1) {
            tensors.get("text").forEach(text -> inputs.add(rendered(text)));
        } else if (tensors.size() == 2 && !prompts.isEmpty() && prompts.size() == responses.size()) {
            for (int i = 0; i < prompts.size(); i++) {
                inputs.add(pair(prompts.get(i), responses.get(i)));
            }
        } else {
            throw RefusedCallException.bad(
                    "expected the input 'text', or the inputs 'prompt' and 'response', got " + tensors.keySet(), null);
        }
        return inputs;
    }

    @Override
    public Answer answer(Question question) {
        List<Object> scores = new ArrayList<>();
        int labels = 1;
        for (Input input : question.inputs()) {
            List<Object> numbers = shape.labels(logit(input, true), false, NoNumber.NULL);
            labels = Math.max(labels, numbers.size());
            scores.addAll(numbers);
        }
        List<Object> counted = shape.counted(scores);
        return new Answer(
                fields(
                        "model_name",
                        spec.model(),
                        "id",
                        question.body().path("id").asText("simulated-" + tally.calls()),
                        "outputs",
                        List.of(fields(
                                "name",
                                "score",
                                "shape",
                                List.of(counted.size() / labels, labels),
                                "datatype",
                                "FP64",
                                "data",
                                counted))),
                0,
                0);
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        return new RefusedCallException(
                Problem.TOO_LONG,
                "Token indices sequence length is longer than the specified maximum sequence length for this model ("
                        + tokens + " > " + spec.maxModelLen() + ")",
                null);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return problem == Problem.ROUTE_MISSING
                ? new HttpReply(404, Map.of("detail", "Not Found"))
                : ErrorStyle.text(problem, message, param);
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        String model = MODELS + spec.model();
        String asked = method + " " + path;
        if (asked.equals("GET " + model)) {
            return Optional.of(HttpReply.of(metadata()));
        }
        if (asked.equals("GET " + model + "/ready")) {
            return Optional.of(HttpReply.of(Map.of("name", spec.model(), "ready", true)));
        }
        return Optional.ofNullable(
                switch (asked) {
                    case "GET /v2" ->
                        HttpReply.of(fields("name", "simulated", "version", "0.20.0", "extensions", List.of()));
                    case "GET /v2/health/ready" -> HttpReply.of(Map.of("ready", true));
                    case "GET /v2/health/live" -> HttpReply.of(Map.of("live", true));
                    case "GET /v2/models" -> HttpReply.of(Map.of("models", List.of(spec.model())));
                    default -> null;
                });
    }

    private Map<String, Object> metadata() {
        return fields(
                "name",
                spec.model(),
                "platform",
                "simulated",
                "inputs",
                List.of(tensor("text", "BYTES", List.of(-1))),
                "outputs",
                List.of(tensor("score", "FP64", List.of(-1, 1))));
    }

    private static Map<String, Object> tensor(String name, String datatype, List<Integer> shape) {
        return fields("name", name, "datatype", datatype, "shape", shape);
    }
}
