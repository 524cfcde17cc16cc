package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.ModelOptions;
import dev.longform.endpoints.TokenUsage;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.ServerMemory;
import dev.longform.worker.TruncationEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code tei}: a classifier behind Text Embeddings Inference's {@code POST /predict}; all candidates of an item in one
 * batch. Each is the pair of prompt and response, or, with the option {@code format}, one rendered text without a mark of
 * the beginning, which the server adds. Raw scores are asked for, and an error instead of a silent cut; only a run that
 * allows truncation asks again with cutting, and its verdict says so. A server that cuts all the same is found out by its
 * own count. Option {@value #LABEL}: which label is the score, where the model has several; their order says nothing.
 */
@ApplicationScoped
public class TeiClassifier implements Classifier {
    private static final String LABEL = "label";
    private static final CallStyle STYLE = CallStyle.OPENAI.withUsage((body, headers) -> usage(headers));

    private final EndpointClient client;
    private final ServerMemory memory = new ServerMemory();

    public TeiClassifier(EndpointClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "tei";
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        try {
            return score(task, calls, true, false);
        } catch (CallFailedException e) {
            if (e.reason() == Reason.CONTEXT_OVERFLOW && task.allowTruncation()) {
                return score(task, calls, true, true);
            }
            throw e;
        }
    }

    @Override
    public Optional<Scores> squashed(ScoringTask task, Calls calls) {
        return Optional.of(score(task, calls, false, false));
    }

    private Scores score(ScoringTask task, Calls calls, boolean raw, boolean truncate) {
        Optional<TextFormat> format = TextFormat.of(task.model());
        ObjectNode body = Texts.JSON.objectNode().put("raw_scores", raw).put("truncate", truncate);
        ArrayNode inputs = body.putArray("inputs");
        for (String candidate : task.candidates()) {
            ArrayNode input = inputs.addArray();
            if (format.isPresent()) {
                input.add(format.get().render(task, candidate, false));
            } else {
                input.add(Texts.prompt(task)).add(candidate);
            }
        }
        Answer answer = client.post(calls, task.model(), "/predict", body, STYLE);
        Optional<String> label = new ModelOptions(task.model()).text(LABEL);
        List<Double> values = new ArrayList<>();
        for (JsonNode labels :
                Numbers.entries(answer.body(), "the answer", task.candidates().size())) {
            values.add(score(labels, label));
        }
        return new Scores(values, truncate ? Truncation.ALLOWED : held(task, calls, answer));
    }

    /** It was told to refuse what is too long: only proof to the contrary counts. */
    private Truncation held(ScoringTask task, Calls calls, Answer answer) {
        int asked = task.candidates().size();
        ServerEvidence own = ServerEvidence.of(task.model(), calls, memory, new LimitPages(client)::info);
        SeenText seen = new SeenText(task.allowTruncation());
        seen.add(
                answer.usage(),
                usage -> TruncationEvidence.of(
                        usage, Texts.words(task), asked, own, side -> TeiTokenizer.counts(client, side, task)));
        return seen.truncation() == Truncation.UNKNOWN ? Truncation.NONE : seen.truncation();
    }

    private static double score(JsonNode labels, Optional<String> wanted) {
        if (wanted.isEmpty()) {
            return Numbers.finite(
                    Numbers.entries(labels, "the list of labels", 1).path(0).path("score"), "score");
        }
        for (JsonNode entry : labels) {
            if (wanted.get().equals(entry.path("label").asText())) {
                return Numbers.finite(entry.path("score"), "score of " + wanted.get());
            }
        }
        throw Numbers.invalid("the answer has no label " + wanted.get());
    }

    private static Optional<TokenUsage> usage(HttpHeaders headers) {
        try {
            return headers.firstValue("x-compute-tokens")
                    .map(Long::parseLong)
                    .filter(tokens -> tokens > 0)
                    .map(tokens -> new TokenUsage(tokens, 0, 0));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        ServerPages pages = new ServerPages(client, model, calls, notes);
        notes.chatTemplate(ChatTemplate.NOT_APPLIED);
        pages.get("/info").ifPresent(info -> {
            notes.server("TEI " + info.path("version").asText("of unknown version"))
                    .serves(info.path("model_id").asText("unknown"))
                    .maxTokens(LimitPages.ofInfo(info));
            JsonNode type = info.path("model_type");
            if (type.has("embedding")) {
                notes.problem("the model is an embedder, not a classifier", "serve a model with a classification head");
            }
            int labels = type.path("classifier").path("id2label").size();
            if (labels > 1 && !model.options().containsKey(LABEL)) {
                notes.problem(
                        "the model has " + labels + " labels: "
                                + type.path("classifier").path("id2label"),
                        "set options." + LABEL + " to the label whose score is the reward");
            }
        });
    }
}
