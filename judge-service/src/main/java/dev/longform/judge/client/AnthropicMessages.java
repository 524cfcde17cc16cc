package dev.longform.judge.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.TokenUsage;
import dev.longform.endpoints.chat.ChatRequest;
import dev.longform.endpoints.chat.ServerRoot;
import dev.longform.judge.domain.Judge;
import dev.longform.judge.domain.JudgeAnswer;
import dev.longform.judge.domain.Question;
import dev.longform.judge.domain.ServerFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Anthropic's Messages API, version {@value #VERSION}: the key goes in {@code x-api-key}, the system text stands on its
 * own, there is no seed, and answers are plain text.
 */
@ApplicationScoped
public class AnthropicMessages implements Judge {
    private static final String ROUTE = "/v1/messages";
    private static final String VERSION = "2023-06-01";
    private static final CallStyle STYLE = new CallStyle(
            "x-api-key", "", Map.of("anthropic-version", VERSION), (body, headers) -> usage(body.path("usage")));

    private final EndpointClient client;
    private final Adaptations adaptations;

    public AnthropicMessages(EndpointClient client, Adaptations adaptations) {
        this.client = client;
        this.adaptations = adaptations;
    }

    @Override
    public String name() {
        return "anthropic-messages";
    }

    @Override
    public JudgeAnswer ask(Calls calls, ModelSpec model, Decoding decoding, Question question) {
        ModelSpec root = ServerRoot.withoutVersion(model);
        return adaptations.send(model, () -> draft(model, decoding, question), draft -> {
            Answer answer = client.post(calls, root, ROUTE, draft.body(), STYLE);
            return new JudgeAnswer(
                    MessageBlocks.text(answer.body()),
                    MessageBlocks.problem(answer.body()),
                    answer.usage(),
                    draft.format(),
                    List.of(),
                    MessageBlocks.thinking(answer.body()));
        });
    }

    @Override
    public ServerFacts facts(Calls calls, ModelSpec model) {
        JsonNode models = client.get(calls, ServerRoot.withoutVersion(model), "/v1/models", STYLE)
                .body();
        return new ServerFacts(null, models.path("data").findValuesAsText("id"), 0);
    }

    @Override
    public List<String> adaptations(ModelSpec model) {
        return adaptations.inWords(model);
    }

    private JudgeDraft draft(ModelSpec model, Decoding decoding, Question question) {
        if (Structure.mode(model) == Structure.Mode.TRUE) {
            throw ChatRequest.wrong(Structure.OPTION, "must be false or auto: " + name() + " answers in plain text");
        }
        Map<Boolean, List<Message>> bySystem = question.conversation().stream()
                .collect(Collectors.partitioningBy(message -> message.role().equals("system")));
        ObjectNode body = new ChatRequest(model).conversation(bySystem.get(false));
        String system = bySystem.get(true).stream().map(Message::content).collect(Collectors.joining("\n\n"));
        if (!system.isEmpty()) {
            body.put("system", system);
        }
        body.put("max_tokens", decoding.maxTokens()).put("temperature", decoding.temperature());
        adaptations.applyTo(body, model);
        ChatRequest.addExtra(body, model);
        return new JudgeDraft(body, Optional.empty());
    }

    /** {@code input_tokens} are those only that were neither read from the cache nor written to it. */
    private static Optional<TokenUsage> usage(JsonNode usage) {
        long cached = count(usage, "cache_read_input_tokens");
        long prompt = count(usage, "input_tokens") + count(usage, "cache_creation_input_tokens") + cached;
        return prompt == 0
                ? Optional.empty()
                : Optional.of(new TokenUsage(prompt, count(usage, "output_tokens"), cached));
    }

    private static long count(JsonNode usage, String field) {
        return Math.max(0, usage.path(field).asLong(0));
    }
}
