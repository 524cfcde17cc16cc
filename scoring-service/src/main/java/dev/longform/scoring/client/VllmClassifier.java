package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.endpoints.EndpointClient;
import jakarta.inject.Singleton;

/** {@code vllm-classify}: a sequence classifier with one label behind vLLM's {@code POST /classify}. */
@Singleton
public class VllmClassifier extends VllmServer {
    public VllmClassifier(EndpointClient client) {
        super(client, "/classify");
    }

    @Override
    public String name() {
        return "vllm-classify";
    }

    @Override
    double read(JsonNode answer) {
        return ClassifyAnswer.score(answer);
    }
}
