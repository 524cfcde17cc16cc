package dev.longform.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;

/** vLLM's own tokenizer, {@code POST /tokenize}: of a text, or of a conversation by the model's chat template. */
public final class VllmTokenizer {
    private VllmTokenizer() {}

    /**
     * Counts tokens.
     *
     * @param body a conversation as {@code messages}, or a text as {@code prompt}
     * @return 0 when the answer holds no count
     * @throws dev.longform.endpoints.CallFailedException when it cannot be asked
     */
    public static long count(EndpointClient client, Calls calls, ModelSpec model, ObjectNode body) {
        if (model.model() != null) {
            body.put("model", model.model());
        }
        return Math.max(
                0,
                client.post(calls, model, "/tokenize", body)
                        .body()
                        .path("count")
                        .asLong(0));
    }
}
