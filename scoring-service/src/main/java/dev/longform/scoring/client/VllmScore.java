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
import dev.longform.worker.UnscoredException;
import dev.longform.worker.VllmTokenizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * {@code vllm-score}: a cross-encoder behind vLLM's {@code POST /score}; all candidates of an item in one request. The
 * model's own chat template is <em>not</em> applied there: right for cross-encoders, plausible and wrong for chat reward
 * models. A model that the server runs as an embedder gets no score. The fields {@code text_1} and {@code text_2} are those that every version knows.
 */
@ApplicationScoped
public class VllmScore implements Classifier {
    private final EndpointClient client;
    private final VllmEmbedders embedders;
    private final ServerMemory memory = new ServerMemory();

    public VllmScore(EndpointClient client) {
        this.client = client;
        this.embedders = new VllmEmbedders(client);
    }

    @Override
    public String name() {
        return "vllm-score";
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        return score(task, calls, true);
    }

    @Override
    public Optional<Scores> squashed(ScoringTask task, Calls calls) {
        return Optional.of(score(task, calls, false));
    }

    private Scores score(ScoringTask task, Calls calls, boolean raw) {
        Optional<UnscoredException> unbelieved = embedders.refuse(task.model(), calls);
        int asked = task.candidates().size();
        ServerEvidence own = ServerEvidence.of(task.model(), calls, memory, new LimitPages(client)::models);
        ObjectNode body = Texts.body(task.model()).put("text_1", Texts.prompt(task));
        task.candidates().forEach(body.putArray("text_2")::add);
        Answer answer = client.post(calls, task.model(), "/score", body.put("use_activation", !raw));
        if (unbelieved.isPresent()) {
            throw unbelieved.get();
        }
        SeenText seen = new SeenText(task.allowTruncation());
        seen.add(
                answer.usage(),
                usage -> TruncationEvidence.of(usage, Texts.words(task), asked, own, side -> counts(side, task)));
        return new Scores(Numbers.byIndex(answer.body().path("data"), "data", "score", asked), seen.truncation());
    }

    private List<Long> counts(Calls calls, ScoringTask task) {
        long prompt = count(calls, task, Texts.prompt(task));
        return task.candidates().stream()
                .map(candidate -> prompt + count(calls, task, candidate))
                .toList();
    }

    private long count(Calls calls, ScoringTask task, String text) {
        ObjectNode body = Texts.JSON.objectNode().put("prompt", text).put("add_special_tokens", false);
        return VllmTokenizer.count(client, calls, task.model(), body);
    }

    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        new ServerPages(client, model, calls, notes).vllm();
        notes.chatTemplate(ChatTemplate.NOT_APPLIED)
                .warning(
                        "/score does not apply the model's chat template: a reward model trained on conversations gets"
                                + " plausible but wrong numbers",
                        "use the adapter vllm-classify or vllm-pooling, unless the model is a cross-encoder");
    }
}
