package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.BudgetDescription;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.deployments.DeploymentPlan;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.platform.EventJson;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an object asks for.
 *
 * @param description of its model, as the registry takes it
 * @param plan how it is evaluated
 */
record Wish(JsonNode description, DeploymentPlan plan) {
    private static final ObjectMapper STRICT =
            EventJson.MAPPER.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * Reads an object that is ready.
     *
     * @throws UnclearObject when an annotation is missing or cannot be meant
     */
    static Wish of(ClusterObject object, WatchRules rules) {
        Identity identity = Identity.of(object);
        boolean llm = object.kind() == ObjectKind.LLM_INFERENCE_SERVICE;
        ObjectNode model = EventJson.MAPPER
                .createObjectNode()
                .put("name", identity.model())
                .put("revision", identity.revision())
                .put("kind", object.annotation("kind").orElse(llm ? "generative" : "classifier"))
                .put(
                        "adapter",
                        object.annotation("adapter")
                                .or(() -> llm ? Optional.of("vllm-chat") : Optional.empty())
                                .orElseThrow(() -> missing("adapter", "how the server is spoken to")))
                .put("endpoint", ServedAt.of(object))
                .put("model", servedModel(object))
                .put("secret", object.annotation("secret").orElse(null));
        object.annotation("max-concurrency")
                .ifPresent(n -> model.put("maxConcurrency", (int) number("max-concurrency", n)));
        for (String field : List.of("options", "tags", "prices")) {
            object.annotation(field).ifPresent(text -> model.set(field, json(field, text)));
        }
        return new Wish(model, plan(object, rules));
    }

    /** The gate's policy for an object; empty when there is none. */
    static Optional<JsonNode> policy(ClusterObject object, WatchRules rules) {
        return object.annotation("policy").or(rules::policy).map(text -> json("policy", text));
    }

    /** Model and plan as JSON. */
    String text() {
        ObjectNode text = description.deepCopy();
        text.setAll(EventJson.MAPPER.<ObjectNode>valueToTree(plan));
        return text.toString();
    }

    /** The annotations that say something else than they did. */
    List<String> changes(String before) {
        JsonNode then = json("wish", before);
        JsonNode now = json("wish", text());
        Set<String> fields = new TreeSet<>();
        then.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        return fields.stream()
                .filter(field -> !Objects.equals(then.get(field), now.get(field)))
                .toList();
    }

    private static DeploymentPlan plan(ClusterObject object, WatchRules rules) {
        List<String> datasets = object.annotation("datasets")
                .map(names -> Arrays.stream(names.split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .toList())
                .filter(names -> !names.isEmpty())
                .orElse(rules.datasets());
        if (datasets.isEmpty()) {
            throw missing("datasets", "NAME or NAME@VERSION, with commas between them");
        }
        return DeploymentPlan.of(
                datasets,
                object.annotation("protocol").map(Wish::protocol).orElse(null),
                object.annotation("rotations")
                        .map(text -> choice("rotations", Rotations.class, text))
                        .orElse(null),
                object.annotation("template").orElse(null),
                object.annotation("seed").map(text -> number("seed", text)).orElse(null),
                object.annotation("budget").map(Wish::budget).orElse(null));
    }

    private static Budget budget(String text) {
        try {
            BudgetDescription budget = STRICT.treeToValue(json("budget", text), BudgetDescription.class);
            return new Budget(budget.maxCalls(), budget.maxTokens(), budget.maxCost());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnclearObject("longform.dev/budget may have maxCalls, maxTokens and maxCost, each above 0: "
                    + Optional.ofNullable(e.getCause()).orElse(e).getMessage());
        }
    }

    private static ProtocolName protocol(String text) {
        ProtocolName protocol = choice("protocol", ProtocolName.class, text);
        if (protocol == ProtocolName.SCORES) {
            throw new UnclearObject("longform.dev/protocol is for judges: selection, rating or pairwise");
        }
        return protocol;
    }

    private static String servedModel(ClusterObject object) {
        return object.annotation("model").orElseGet(() -> switch (object.kind()) {
            case INFERENCE_SERVICE -> object.name();
            case LLM_INFERENCE_SERVICE -> object.text("/spec/model/name").orElseGet(object::name);
            case DEPLOYMENT, LEADER_WORKER_SET, SERVICE -> null;
        });
    }

    private static long number(String annotation, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UnclearObject("longform.dev/" + annotation + " must be a whole number");
        }
    }

    private static <E extends Enum<E>> E choice(String annotation, Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new UnclearObject("longform.dev/" + annotation + " must be one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    private static JsonNode json(String annotation, String text) {
        try {
            JsonNode value = EventJson.MAPPER.readTree(text);
            if (value.isObject()) {
                return value;
            }
        } catch (JsonProcessingException e) {
            throw new UnclearObject("longform.dev/" + annotation + " is not JSON: " + e.getOriginalMessage());
        }
        throw new UnclearObject("longform.dev/" + annotation + " must be a JSON object");
    }

    private static UnclearObject missing(String annotation, String what) {
        return new UnclearObject("the annotation longform.dev/" + annotation + " is missing: " + what);
    }
}
