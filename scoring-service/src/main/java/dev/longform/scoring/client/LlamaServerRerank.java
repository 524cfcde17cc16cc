package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.ServerMemory;
import dev.longform.worker.TruncationEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * {@code llama-server}: a model behind llama.cpp's {@code POST /v1/rerank}, started with {@code --reranking}; all
 * candidates of an item in one request. Scores are raw. They come sorted or not, by version, and are put back by their
 * index. {@value #FAILED} is the server's way to say that it failed. The model's rerank template is used, not its chat
 * template.
 */
@ApplicationScoped
public class LlamaServerRerank implements Classifier {
    private static final double FAILED = -1e6;

    private final EndpointClient client;
    private final ServerMemory memory = new ServerMemory();

    public LlamaServerRerank(EndpointClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "llama-server";
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        int asked = task.candidates().size();
        ServerEvidence own = ServerEvidence.of(task.model(), calls, memory, new LimitPages(client)::props);
        ObjectNode body = Texts.body(task.model()).put("query", Texts.prompt(task));
        task.candidates().forEach(body.putArray("documents")::add);
        Answer answer = client.post(calls, task.model(), "/v1/rerank", body.put("top_n", asked));
        SeenText seen = new SeenText(task.allowTruncation());
        seen.add(
                answer.usage(),
                usage -> TruncationEvidence.of(usage, Texts.words(task), asked, own, side -> counts(side, task)));
        List<Double> values = Numbers.byIndex(answer.body().path("results"), "results", "relevance_score", asked);
        if (values.contains(FAILED)) {
            throw Numbers.invalid("the server gave " + FAILED + ", which stands for a failure");
        }
        return new Scores(values, seen.truncation());
    }

    private List<Long> counts(Calls calls, ScoringTask task) {
        long prompt = count(calls, task, Texts.prompt(task));
        return task.candidates().stream()
                .map(candidate -> prompt + count(calls, task, candidate))
                .toList();
    }

    private long count(Calls calls, ScoringTask task, String text) {
        ObjectNode body = Texts.JSON.objectNode().put("content", text);
        return client.post(calls, task.model(), "/tokenize", body)
                .body()
                .path("tokens")
                .size();
    }

    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        ServerPages pages = new ServerPages(client, model, calls, notes);
        notes.chatTemplate(ChatTemplate.NOT_APPLIED)
                .warning(
                        "/v1/rerank does not apply the model's chat template: a reward model trained on conversations"
                                + " gets plausible but wrong numbers",
                        "use it for models that have a rerank template");
        pages.get("/props").ifPresent(props -> {
            notes.server("llama-server " + props.path("build_info").asText("of unknown version"));
            notes.maxTokens(LimitPages.ofProps(props));
        });
        pages.get("/v1/models").ifPresent(page -> page.path("data")
                .forEach(entry -> notes.serves(entry.path("id").asText("unknown"))));
        pages.limit();
    }
}
