package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.ServerMemory;
import dev.longform.worker.UnscoredException;
import java.util.Optional;

/**
 * Tells vLLM servers that run their model as an embedder: what {@code /score} gives there is the cosine of two
 * embeddings, a number like any other and no reward. Only such a server has {@code /v1/embeddings}. It is asked once and
 * remembered for ten minutes: a server that refuses the question is none, and of one that fails to answer nothing is
 * known, so that its score is not believed and the next item asks again. Safe for many threads.
 */
final class VllmEmbedders {
    private final EndpointClient client;
    private final ServerMemory memory = new ServerMemory();

    VllmEmbedders(EndpointClient client) {
        this.client = client;
    }

    /**
     * @return why a score of this server must not be believed for now; empty when it is known to be none. Not thrown,
     *     so that the call for the score tells of the endpoint first
     * @throws UnscoredException {@code INVALID_SCORE} when the model's server is one
     */
    Optional<UnscoredException> refuse(ModelSpec model, Calls calls) {
        Optional<Long> dimensions;
        try {
            dimensions = new ServerEvidence(Optional.empty(), model, calls, memory, this::dimensions).limit();
        } catch (UnscoredException e) {
            return Optional.of(e);
        }
        if (dimensions.isPresent()) {
            throw Numbers.invalid("the server runs the model as an embedder of " + dimensions.get()
                    + " dimensions: what /score gives is the cosine of two embeddings, no reward");
        }
        return Optional.empty();
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
            if (!e.reason().retriedAutomatically()) {
                return 0;
            }
            throw new UnscoredException(
                    e.reason(), "whether the server runs the model as an embedder could not be asked: " + e.detail());
        }
    }
}
