package dev.longform.judge.client;

import dev.longform.endpoints.EndpointClient;
import dev.longform.judge.domain.Judge;
import dev.longform.worker.Adapters;
import java.util.List;

/** The adapters, fresh: what one of them learned about a model is forgotten. */
final class Dialects {
    private Dialects() {}

    static List<Judge> all() {
        EndpointClient client = TestClient.create();
        Adaptations adaptations = new Adaptations();
        return List.of(
                new OpenAiChat(client, adaptations),
                new VllmChat(client, adaptations),
                new SglangChat(client, adaptations),
                new LlamaServerChat(client, adaptations),
                new OllamaChat(client, adaptations),
                new TgiChat(client, adaptations),
                new AnthropicMessages(client, adaptations));
    }

    static Judge named(String name) {
        return new Adapters<>(all()).named(name);
    }
}
