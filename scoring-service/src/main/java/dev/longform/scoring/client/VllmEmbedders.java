package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.ServerMemory;
import java.util.Optional;

/**
 * Tells vLLM servers that run their model as an embedder: what {@code /score} gives there is the cosine of two
 * embeddings, a number like any other and no reward. Only such a server has {@code /v1/embeddings}. It is asked once and
 * remembered for ten minutes; a server that does not answer is not held to be one. Safe for many threads.
 */
final class VllmEmbedders {
    private final EndpointClient client;
    private final ServerMemory memory = new ServerMemory();

    VllmEmbedders(EndpointClient client) {
        this.client = client;
    }

    /** @throws dev.longform.worker.UnscoredException {@code INVALID_SCORE} when the model's server is one */
    void refuse(ModelSpec model, Calls calls) {
        Optional<Long> dimensions =
                new ServerEvidence(Optional.empty(), model, calls, memory, this::dimensions).limit();
        if (dimensions.isPresent()) {
            throw Numbers.invalid("the server runs the model as an embedder of " + dimensions.get()
                    + " dimensions: what /score gives is the cosine of two embeddings, no reward");
        }
    }

    private long dimensions(Calls calls, ModelSpec model) {
        ObjectNode body = Texts.body(model).put("input", "a");
        try {
            return client.post(calls, model, "/v1/embeddings", body)
                    .body()
                    .path("data")
                    .path(0)
                    .path("embedding")
                    .size();
        } catch (CallFailedException e) {
            return 0;
        }
    }
}
