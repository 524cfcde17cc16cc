package dev.longform.judge.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.AnswerFormat;
import dev.longform.endpoints.EndpointClient;
import dev.longform.judge.domain.Question;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Chat completions of SGLang. The repair question is held to the choices by {@code regex}. */
@Singleton
public class SglangChat extends ChatCompletions {
    public SglangChat(EndpointClient client, Adaptations adaptations) {
        super(client, adaptations);
    }

    @Override
    public String name() {
        return "sglang-chat";
    }

    @Override
    Optional<AboutPage> about() {
        return Optional.of(new AboutPage("SGLang", "/server_info", "/version", ""));
    }

    @Override
    AnswerFormat hold(ObjectNode body, Question question) {
        if (!question.repair() || question.asked().scale() != null) {
            return super.hold(body, question);
        }
        body.put("regex", Structure.choicePattern(question.asked()));
        return AnswerFormat.CHOICE;
    }
}
