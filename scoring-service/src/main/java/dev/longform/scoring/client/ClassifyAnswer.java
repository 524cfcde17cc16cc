package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.worker.UnscoredException;

/**
 * Reads vLLM's answers to {@code /classify} and {@code /pooling}: the one entry in {@code data} must hold exactly one
 * finite number.
 */
final class ClassifyAnswer {
    private ClassifyAnswer() {}

    /** @throws UnscoredException {@code INVALID_SCORE}, saying what is there instead */
    static double score(JsonNode body) {
        return score(body, "probs");
    }

    /**
     * @param field where the entry keeps its numbers
     * @throws UnscoredException {@code INVALID_SCORE}, saying what is there instead
     */
    static double score(JsonNode body, String field) {
        JsonNode entry = Numbers.entries(body.path("data"), "data", 1).get(0);
        if (entry.has("index") && entry.get("index").asInt(-1) != 0) {
            throw Numbers.invalid("data[0] has the index " + entry.get("index"));
        }
        if (!entry.path(field).isArray()) {
            throw Numbers.invalid("data[0] has no list " + field);
        }
        return Numbers.only(entry.path(field), "data[0]." + field);
    }
}
