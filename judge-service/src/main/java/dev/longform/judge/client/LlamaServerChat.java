package dev.longform.judge.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.AnswerFormat;
import dev.longform.endpoints.EndpointClient;
import dev.longform.judge.domain.Question;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chat completions of llama.cpp's llama-server. The repair question is held to the choices by {@code grammar}. */
@Singleton
public class LlamaServerChat extends ChatCompletions {
    public LlamaServerChat(EndpointClient client, Adaptations adaptations) {
        super(client, adaptations);
    }

    @Override
    public String name() {
        return "llama-server-chat";
    }

    @Override
    Optional<AboutPage> about() {
        return Optional.of(
                new AboutPage("llama-server", "/props", "/build_info", "/default_generation_settings/n_ctx"));
    }

    @Override
    AnswerFormat hold(ObjectNode body, Question question) {
        if (!question.repair() || question.asked().scale() != null) {
            return super.hold(body, question);
        }
        body.put("grammar", grammar(question));
        return AnswerFormat.CHOICE;
    }

    private static String grammar(Question question) {
        return Structure.choices(question.asked()).stream().collect(Collectors.joining("\" | \"", "root ::= \"", "\""));
    }
}
