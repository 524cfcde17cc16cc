package dev.longform.dataset.domain.models;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.platform.EventJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a description, each with its type. A {@code null} is a missing field. */
final class ModelFields {
    private static final Set<String> KNOWN = Set.of(
            "name",
            "revision",
            "kind",
            "adapter",
            "endpoint",
            "model",
            "secret",
            "maxConcurrency",
            "options",
            "tags",
            "prices");

    private final JsonNode description;

    ModelFields(JsonNode description) {
        if (!description.isObject()) {
            throw new InvalidModel("a model is a JSON object");
        }
        List<String> unknown = new ArrayList<>();
        for (Iterator<String> names = description.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KNOWN.contains(name)) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidModel("unknown: " + String.join(", ", unknown)
                    + "; what an adapter understands beyond the known fields goes into 'options'");
        }
        this.description = description;
    }

    String required(String field) {
        return text(field).orElseThrow(() -> new InvalidModel(field + " is missing"));
    }

    Optional<String> text(String field) {
        if (!description.hasNonNull(field)) {
            return Optional.empty();
        }
        JsonNode value = description.get(field);
        if (!value.isTextual()) {
            throw new InvalidModel(field + " must be a text");
        }
        if (value.textValue().isBlank()) {
            throw new InvalidModel(field + " is empty");
        }
        return Optional.of(value.textValue());
    }

    Optional<Integer> wholeNumber(String field) {
        if (!description.hasNonNull(field)) {
            return Optional.empty();
        }
        JsonNode value = description.get(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new InvalidModel(field + " must be a whole number");
        }
        return Optional.of(value.intValue());
    }

    Optional<JsonNode> node(String field) {
        return description.hasNonNull(field) ? Optional.of(description.get(field)) : Optional.empty();
    }

    Map<String, Object> map(String field) {
        if (!description.hasNonNull(field)) {
            return Map.of();
        }
        JsonNode value = description.get(field);
        if (!value.isObject()) {
            throw new InvalidModel(field + " must be an object");
        }
        Map<String, Object> map = EventJson.MAPPER.convertValue(value, new TypeReference<Map<String, Object>>() {});
        map.values().removeIf(entry -> entry == null);
        if (SecretValues.isIn(map)) {
            throw new InvalidModel(field + " holds what looks like a key; put keys into the workers' secrets and name"
                    + " the secret in the field 'secret'");
        }
        return map;
    }
}
