package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.TokenUsage;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.ServerMemory;
import dev.longform.worker.TruncationEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code sglang}: a sequence classifier behind SGLang's native {@code POST /classify}, which returns raw logits; its
 * {@code /v1/classify} returns 1 for everything. All candidates of an item go in one request. The server applies no chat
 * template, so the option {@code format} is needed; it adds the mark of the beginning itself, so none is sent.
 */
@ApplicationScoped
public class SglangClassifier implements Classifier {
    private static final CallStyle STYLE = CallStyle.OPENAI.withUsage((body, headers) -> usage(body));

    private final EndpointClient client;
    private final ServerMemory memory = new ServerMemory();

    public SglangClassifier(EndpointClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "sglang";
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        ServerEvidence own = ServerEvidence.of(task.model(), calls, memory, new LimitPages(client)::models);
        TextFormat format = TextFormat.needed(task.model());
        ObjectNode body = Texts.JSON.objectNode();
        ArrayNode texts = body.putArray("text");
        task.candidates().forEach(candidate -> texts.add(format.render(task, candidate, false)));
        Answer answer = client.post(calls, task.model(), "/classify", body, STYLE);
        SeenText seen = new SeenText(task.allowTruncation());
        List<Double> values = new ArrayList<>();
        for (JsonNode result :
                Numbers.entries(answer.body(), "the answer", task.candidates().size())) {
            String candidate = task.candidates().get(values.size());
            seen.add(
                    tokens(result),
                    usage -> TruncationEvidence.of(usage, Texts.words(task, candidate), 1, own, side -> List.of()));
            values.add(Numbers.only(result.path("embedding"), "embedding"));
        }
        return new Scores(values, seen.truncation());
    }

    private static Optional<TokenUsage> tokens(JsonNode result) {
        long tokens = result.path("meta_info").path("prompt_tokens").asLong(0);
        return tokens > 0 ? Optional.of(new TokenUsage(tokens, 0, 0)) : Optional.empty();
    }

    private static Optional<TokenUsage> usage(JsonNode body) {
        long sum = 0;
        for (JsonNode result : body) {
            Optional<TokenUsage> tokens = tokens(result);
            if (tokens.isEmpty()) {
                return Optional.empty();
            }
            sum += tokens.get().promptTokens();
        }
        return sum > 0 ? Optional.of(new TokenUsage(sum, 0, 0)) : Optional.empty();
    }

    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        ServerPages pages = new ServerPages(client, model, calls, notes);
        notes.chatTemplate(ChatTemplate.NOT_APPLIED)
                .note("the server applies no chat template: options.format renders the text", null);
        pages.get("/server_info")
                .ifPresent(info -> notes.server("SGLang " + info.path("version").asText("of unknown version")));
        pages.get("/model_info")
                .filter(info -> info.path("is_generation").asBoolean(false))
                .ifPresent(info -> notes.problem(
                        "the server runs the model as one that writes text", "start it with --is-embedding"));
        pages.models();
    }
}
