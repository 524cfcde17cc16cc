package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.Reason;
import dev.longform.worker.UnscoredException;

/** Reads vLLM's answer to {@code /classify}: {@code data[0].probs} must hold exactly one finite number. */
final class ClassifyAnswer {
    private ClassifyAnswer() {}

    /** @throws UnscoredException {@code INVALID_SCORE}, saying what is there instead */
    static double score(JsonNode body) {
        JsonNode data = body.path("data");
        if (!data.isArray() || data.size() != 1) {
            throw invalid("one entry in data was expected, there is "
                    + (data.isArray() ? "a list of " + data.size() : "none"));
        }
        JsonNode entry = data.get(0);
        if (entry.has("index") && entry.get("index").asInt(-1) != 0) {
            throw invalid("data[0] has the index " + entry.get("index"));
        }
        JsonNode probs = entry.path("probs");
        if (!probs.isArray()) {
            throw invalid("data[0] has no list probs");
        }
        if (probs.size() != 1) {
            throw invalid("data[0].probs holds " + probs.size() + " numbers, which is"
                    + " an embedding or a model with several labels; a reward model has one");
        }
        return finite(probs.get(0));
    }

    private static double finite(JsonNode score) {
        if (!score.isNumber() || !Double.isFinite(score.doubleValue())) {
            throw invalid("data[0].probs[0] is " + score + ", not a finite number");
        }
        return score.doubleValue();
    }

    private static UnscoredException invalid(String detail) {
        return new UnscoredException(Reason.INVALID_SCORE, detail);
    }
}
