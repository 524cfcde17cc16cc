package dev.longform.judge.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.AnswerFormat;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.chat.ChatRequest;
import dev.longform.endpoints.chat.ServerRoot;
import dev.longform.judge.domain.Question;
import dev.longform.worker.VllmTokenizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Chat completions of vLLM. The repair question is held to the choices by {@code structured_outputs}, which is known since v0.12; v0.10 ignores it and answers in plain text, which is read all the same. */
@Singleton
public class VllmChat extends ChatCompletions {
    private final EndpointClient client;

    public VllmChat(EndpointClient client, Adaptations adaptations) {
        super(client, adaptations);
        this.client = client;
    }

    @Override
    public String name() {
        return "vllm-chat";
    }

    @Override
    Optional<AboutPage> about() {
        return Optional.of(new AboutPage("vLLM", "/version", "/version", ""));
    }

    @Override
    public long tokens(Calls calls, ModelSpec model, List<Message> conversation) {
        ObjectNode body = new ChatRequest(model).conversation(conversation);
        return VllmTokenizer.count(client, calls, ServerRoot.withoutVersion(model), body);
    }

    @Override
    AnswerFormat hold(ObjectNode body, Question question) {
        if (!question.repair() || question.asked().scale() != null) {
            return super.hold(body, question);
        }
        Structure.choices(question.asked())
                .forEach(body.putObject("structured_outputs").putArray("choice")::add);
        return AnswerFormat.CHOICE;
    }
}
