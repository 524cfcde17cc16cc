package dev.longform.judge.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.AnswerFormat;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.ModelOptions;
import dev.longform.endpoints.chat.ChatReply;
import dev.longform.endpoints.chat.ChatRequest;
import dev.longform.endpoints.chat.ServerRoot;
import dev.longform.judge.domain.Judge;
import dev.longform.judge.domain.JudgeAnswer;
import dev.longform.judge.domain.Question;
import dev.longform.judge.domain.ServerFacts;
import dev.longform.judge.domain.reading.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chat completions, with what each server makes of them left to its own class. The answer is the content of the first
 * choice; thinking in a field of its own is not read. The beans of this kind are singletons, since a proxy of a narrower
 * scope would need a constructor without parameters here.
 */
abstract class ChatCompletions implements Judge {
    private static final String ROUTE = "/v1/chat/completions";

    private final EndpointClient client;
    private final Adaptations adaptations;

    ChatCompletions(EndpointClient client, Adaptations adaptations) {
        this.client = client;
        this.adaptations = adaptations;
    }

    /**
     * Tells the server what to hold its answer to: by default to a JSON schema, in the words of OpenAI.
     *
     * @param body where it is put
     * @return what it is held to
     */
    AnswerFormat hold(ObjectNode body, Question question) {
        body.set("response_format", Structure.responseFormat(question.asked()));
        return AnswerFormat.JSON_SCHEMA;
    }

    /** Where the server tells what it is; empty when it does not. */
    Optional<AboutPage> about() {
        return Optional.empty();
    }

    /** How many likely tokens may be asked for at each place. */
    int topLogprobs() {
        return 20;
    }

    @Override
    public JudgeAnswer ask(Calls calls, ModelSpec model, Decoding decoding, Question question) {
        ModelSpec root = ServerRoot.withoutVersion(model);
        return adaptations.send(model, () -> draft(model, decoding, question), draft -> {
            Answer answer = client.post(calls, root, ROUTE, draft.body());
            JsonNode body = answer.body();
            return new JudgeAnswer(
                    ChatReply.text(body),
                    ChatChoice.problem(body),
                    answer.usage(),
                    draft.format(),
                    ChatChoice.tokens(body),
                    ChatReply.thinking(body));
        });
    }

    @Override
    public ServerFacts facts(Calls calls, ModelSpec model) {
        ModelSpec root = ServerRoot.withoutVersion(model);
        JsonNode data =
                client.get(calls, root, "/v1/models", CallStyle.OPENAI).body().path("data");
        List<String> names = new ArrayList<>();
        long max = 0;
        for (JsonNode served : data) {
            names.add(served.path("id").asText());
            if (names.size() == 1 || served.path("id").asText().equals(model.model())) {
                max = served.path("max_model_len").asLong(0);
            }
        }
        AboutPage.Told told = about().map(page -> page.ask(client, calls, root)).orElse(new AboutPage.Told(null, 0));
        return new ServerFacts(told.version(), names, told.maxTokens() > 0 ? told.maxTokens() : max);
    }

    @Override
    public List<String> adaptations(ModelSpec model) {
        return adaptations.inWords(model);
    }

    private JudgeDraft draft(ModelSpec model, Decoding decoding, Question question) {
        ChatRequest request = new ChatRequest(model);
        ObjectNode body = request.body(decoding, question.conversation());
        Asked asked = question.asked();
        if (asked.scale() != null
                && new ModelOptions(model).flag(Judge.EXPECTED_RATING).orElse(false)) {
            body.put("logprobs", true).put("top_logprobs", topLogprobs());
        }
        Optional<AnswerFormat> format = Optional.empty();
        if (adaptations.structured(model)) {
            format = Optional.of(hold(body, question));
            if (format.get() == AnswerFormat.JSON_SCHEMA) {
                List<Message> inWords = Structure.inWords(question.conversation(), asked);
                body.set("messages", request.conversation(inWords).get("messages"));
            }
        }
        adaptations.applyTo(body, model);
        ChatRequest.addExtra(body, model);
        return new JudgeDraft(body, format);
    }
}
