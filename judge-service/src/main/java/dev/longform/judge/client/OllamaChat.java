package dev.longform.judge.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.AnswerFormat;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.ModelOptions;
import dev.longform.endpoints.TokenUsage;
import dev.longform.endpoints.chat.ChatRequest;
import dev.longform.endpoints.chat.ServerRoot;
import dev.longform.judge.domain.Judge;
import dev.longform.judge.domain.JudgeAnswer;
import dev.longform.judge.domain.Question;
import dev.longform.judge.domain.ServerFacts;
import dev.longform.judge.domain.reading.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Ollama's own {@code /api/chat}: its OpenAI route takes no context length and cuts longer conversations without a word.
 * Here the model's option {@value #NUM_CTX} sets the context, and the server is asked for an error instead of a cut. It
 * tells the context of a model that is loaded.
 */
@ApplicationScoped
public class OllamaChat implements Judge {
    private static final String ROUTE = "/api/chat";
    private static final String NUM_CTX = "numCtx";

    private final EndpointClient client;
    private final Adaptations adaptations;

    public OllamaChat(EndpointClient client, Adaptations adaptations) {
        this.client = client;
        this.adaptations = adaptations;
    }

    @Override
    public String name() {
        return "ollama-chat";
    }

    @Override
    public JudgeAnswer ask(Calls calls, ModelSpec model, Decoding decoding, Question question) {
        ModelSpec root = ServerRoot.withoutVersion(model);
        return adaptations.send(model, () -> draft(model, decoding, question), draft -> {
            Answer answer = client.post(calls, root, ROUTE, draft.body(), OllamaChat::usage);
            JsonNode message = answer.body().path("message");
            return new JudgeAnswer(
                    message.path("content").asText(""),
                    problem(answer.body()),
                    answer.usage(),
                    draft.format(),
                    List.of(),
                    thinking(message));
        });
    }

    @Override
    public ServerFacts facts(Calls calls, ModelSpec model) {
        ModelSpec root = ServerRoot.withoutVersion(model);
        JsonNode models = client.get(calls, root, "/api/tags", CallStyle.OPENAI).body();
        AboutPage.Told told = new AboutPage("Ollama", "/api/version", "/version", "").ask(client, calls, root);
        return new ServerFacts(told.version(), models.path("models").findValuesAsText("model"), context(calls, root));
    }

    /** The context of the model while it is loaded; 0 when the server does not tell. Fails when it cannot be asked for the moment. */
    private long context(Calls calls, ModelSpec root) {
        try {
            for (JsonNode loaded :
                    client.get(calls, root, "/api/ps", CallStyle.OPENAI).body().path("models")) {
                String name = loaded.path("model").asText("");
                if (name.equals(root.model()) || name.equals(root.model() + ":latest")) {
                    return loaded.path("context_length").asLong(0);
                }
            }
        } catch (CallFailedException e) {
            if (e.reason().retriedAutomatically()) {
                throw e;
            }
        }
        return 0;
    }

    @Override
    public List<String> adaptations(ModelSpec model) {
        return adaptations.inWords(model);
    }

    private JudgeDraft draft(ModelSpec model, Decoding decoding, Question question) {
        boolean structured = adaptations.structured(model);
        List<Message> conversation =
                structured ? Structure.inWords(question.conversation(), question.asked()) : question.conversation();
        ObjectNode body = new ChatRequest(model).conversation(conversation);
        body.put("stream", false).put("truncate", false);
        ObjectNode options = body.putObject("options")
                .put("temperature", decoding.temperature())
                .put("seed", decoding.seed())
                .put("num_predict", decoding.maxTokens());
        new ModelOptions(model).count(NUM_CTX).ifPresent(tokens -> options.put("num_ctx", tokens));
        if (structured) {
            body.set("format", Structure.schema(question.asked()));
        }
        adaptations.applyTo(body, model);
        ChatRequest.addExtra(body, model);
        return new JudgeDraft(body, structured ? Optional.of(AnswerFormat.JSON_SCHEMA) : Optional.empty());
    }

    private static Optional<Reading.Unread> problem(JsonNode body) {
        JsonNode message = body.path("message");
        if (!message.isObject() || !body.path("done").asBoolean(true)) {
            return Optional.of(
                    new Reading.Unread(Reason.ENDPOINT_ERROR, "the server's answer holds no finished message"));
        }
        if (body.path("done_reason").asText("").equals("length")) {
            return Optional.of(new Reading.Unread(Reason.LENGTH_LIMIT, "the judge ran out of output tokens"));
        }
        if (!message.path("content").asText("").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Reading.Unread(
                Reason.EMPTY, thinking(message).isPresent() ? "thinking only, no answer" : "no answer"));
    }

    private static Optional<String> thinking(JsonNode message) {
        return message.path("thinking").asText("").isBlank() ? Optional.empty() : Optional.of("thinking");
    }

    private static Optional<TokenUsage> usage(JsonNode body) {
        long prompt = body.path("prompt_eval_count").asLong(0);
        return prompt <= 0
                ? Optional.empty()
                : Optional.of(new TokenUsage(
                        prompt, Math.max(0, body.path("eval_count").asLong(0)), 0));
    }
}
