package dev.longform.judge.client;

import dev.longform.endpoints.EndpointClient;
import jakarta.inject.Singleton;

/** Chat completions as OpenAI describes them, and as every server here more or less serves them. */
@Singleton
public class OpenAiChat extends ChatCompletions {
    public OpenAiChat(EndpointClient client, Adaptations adaptations) {
        super(client, adaptations);
    }

    @Override
    public String name() {
        return "openai-chat";
    }
}
