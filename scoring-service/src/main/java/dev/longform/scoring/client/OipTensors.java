package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.ModelOptions;
import dev.longform.scoring.domain.ScoringTask;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A model's tensors, from its options:
 *
 * <ul>
 *   <li>{@code textTensor}: the input for the rendered text, {@code text} unless stated; needs {@code format};
 *   <li>{@code sendBos}: whether the format's mark of the beginning is sent, {@code true} unless stated; a server that
 *       puts one there itself must be sent none;
 *   <li>{@code promptTensor} and {@code responseTensor}: instead of it, the inputs for prompt and response;
 *   <li>{@code datatype} of the inputs, {@code BYTES} unless stated;
 *   <li>{@code inputShape}: a list of ones, {@code [1]} unless stated, for example {@code [1, 1]};
 *   <li>{@code outputTensor}: the output with the score; the only one unless stated;
 *   <li>{@code labelIndex}: which of several numbers is the score, from 0; they must be the labels of one text;
 *   <li>{@code modelVersion}: asked for in the path.
 * </ul>
 */
final class OipTensors {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The option that says whether the mark of the beginning is sent. */
    static final String SEND_BOS = "sendBos";

    private final ModelSpec model;
    private final ModelOptions options;

    OipTensors(ModelSpec model) {
        this.model = model;
        this.options = new ModelOptions(model);
    }

    /** {@code /v2/models/NAME}, with the version where one is stated. */
    String path() {
        if (model.model() == null) {
            throw wrong("the adapter oip-v2 needs the field model");
        }
        return "/v2/models/" + encoded(model.model())
                + options.text("modelVersion")
                        .map(v -> "/versions/" + encoded(v))
                        .orElse("");
    }

    /** The names of the inputs. */
    List<String> inputs() {
        Optional<String> prompt = options.text("promptTensor");
        Optional<String> response = options.text("responseTensor");
        if (prompt.isPresent() != response.isPresent()) {
            throw wrong("the options promptTensor and responseTensor belong together");
        }
        return prompt.isPresent()
                ? List.of(prompt.get(), response.get())
                : List.of(options.text("textTensor").orElse("text"));
    }

    /** The name of the output, where it is stated. */
    Optional<String> output() {
        return options.text("outputTensor");
    }

    ObjectNode body(ScoringTask task, String candidate) {
        List<String> names = inputs();
        ObjectNode body = Texts.JSON.objectNode();
        ArrayNode inputs = body.putArray("inputs");
        if (names.size() == 2) {
            inputs.add(input(names.get(0), Texts.prompt(task)));
            inputs.add(input(names.get(1), candidate));
        } else {
            inputs.add(input(names.get(0), TextFormat.needed(model).render(task, candidate, sendsBos())));
        }
        output().ifPresent(name -> body.putArray("outputs").addObject().put("name", name));
        return body;
    }

    private boolean sendsBos() {
        return options.flag(SEND_BOS).orElse(true);
    }

    /** Whether a mark of the beginning is sent and nobody said that the server puts none there itself. */
    boolean mayBeginTwice() {
        return inputs().size() == 1
                && !model.options().containsKey(SEND_BOS)
                && TextFormat.needed(model).hasBos();
    }

    private ObjectNode input(String name, String text) {
        ObjectNode input = Texts.JSON.objectNode().put("name", name);
        input.set("shape", shape());
        input.put("datatype", options.text("datatype").orElse("BYTES"));
        input.putArray("data").add(text);
        return input;
    }

    private JsonNode shape() {
        JsonNode shape = MAPPER.valueToTree(model.options().getOrDefault("inputShape", List.of(1)));
        if (!shape.isArray() || shape.isEmpty()) {
            throw wrong("the option inputShape must be a list of ones");
        }
        for (JsonNode size : shape) {
            if (!size.isIntegralNumber() || size.asInt() != 1) {
                throw wrong("the option inputShape must be a list of ones");
            }
        }
        return shape;
    }

    /** @throws dev.longform.worker.UnscoredException {@code INVALID_SCORE} when the answer holds no such number */
    double score(JsonNode answer) {
        JsonNode output = output(answer.path("outputs"));
        String datatype = output.path("datatype").asText("");
        if (!datatype.startsWith("FP") && !datatype.startsWith("BF")) {
            throw Numbers.invalid("the output " + output.path("name").asText() + " is of datatype " + datatype
                    + ": a class that was predicted is no score");
        }
        List<JsonNode> numbers = new ArrayList<>();
        flatten(output.path("data"), numbers);
        Optional<Long> index = options.count("labelIndex");
        if (index.isEmpty() && numbers.size() != 1 || index.orElse(0L) >= numbers.size()) {
            throw Numbers.invalid("the output holds " + numbers.size() + " numbers of shape " + output.path("shape")
                    + "; one was expected" + index.map(i -> " at index " + i).orElse(""));
        }
        if (numbers.size() > 1) {
            Numbers.ofOneText(sizes(output.path("shape")), numbers.size());
        }
        return Numbers.finite(numbers.get(index.orElse(0L).intValue()), "the output");
    }

    private static long[] sizes(JsonNode shape) {
        return StreamSupport.stream(shape.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    private JsonNode output(JsonNode outputs) {
        Optional<String> name = output();
        if (name.isEmpty()) {
            return Numbers.entries(outputs, "outputs", 1).get(0);
        }
        for (JsonNode output : outputs) {
            if (name.get().equals(output.path("name").asText())) {
                return output;
            }
        }
        throw Numbers.invalid("the answer has no output " + name.get());
    }

    /** Data come flat or nested. */
    private static void flatten(JsonNode data, List<JsonNode> numbers) {
        if (data.isArray()) {
            data.forEach(element -> flatten(element, numbers));
        } else if (!data.isMissingNode()) {
            numbers.add(data);
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static CallFailedException wrong(String detail) {
        return new CallFailedException(Reason.BAD_REQUEST, detail, EndpointSignal.NOT_CALLED, null);
    }
}
