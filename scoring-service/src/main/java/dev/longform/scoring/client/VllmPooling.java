package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.endpoints.EndpointClient;
import jakarta.inject.Singleton;

/**
 * {@code vllm-pooling}: the same behind {@code POST /pooling}. The task is always named: without it some versions answer
 * with one vector for each token. A vector, as of a model that vLLM has converted to an embedder, is no score.
 */
@Singleton
public class VllmPooling extends VllmServer {
    public VllmPooling(EndpointClient client) {
        super(client, "/pooling");
    }

    @Override
    public String name() {
        return "vllm-pooling";
    }

    @Override
    void complete(ObjectNode body) {
        body.put("task", "classify");
    }

    @Override
    double read(JsonNode answer) {
        return ClassifyAnswer.score(answer, "data");
    }
}
