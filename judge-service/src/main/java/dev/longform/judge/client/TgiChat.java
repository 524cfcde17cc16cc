package dev.longform.judge.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.AnswerFormat;
import dev.longform.endpoints.EndpointClient;
import dev.longform.judge.domain.Question;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Chat completions of Text Generation Inference. Its {@code response_format} is not OpenAI's: the schema stands in {@code value}, and the repair question is held to the choices by a regular expression. */
@Singleton
public class TgiChat extends ChatCompletions {
    public TgiChat(EndpointClient client, Adaptations adaptations) {
        super(client, adaptations);
    }

    @Override
    public String name() {
        return "tgi-chat";
    }

    @Override
    Optional<AboutPage> about() {
        return Optional.of(new AboutPage("TGI", "/info", "/version", "/max_total_tokens"));
    }

    @Override
    AnswerFormat hold(ObjectNode body, Question question) {
        ObjectNode format = body.putObject("response_format");
        if (question.repair() && question.asked().scale() == null) {
            format.put("type", "regex").put("value", Structure.choicePattern(question.asked()));
            return AnswerFormat.CHOICE;
        }
        format.put("type", "json_schema");
        format.putObject("value").put("name", "verdict").set("schema", Structure.schema(question.asked()));
        return AnswerFormat.JSON_SCHEMA;
    }

    @Override
    int topLogprobs() {
        return 5;
    }
}
