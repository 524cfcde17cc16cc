package dev.longform.scoring.client;

import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * {@code vllm-pooling}: the same behind {@code POST /pooling}. The task is always named: without it some versions answer
 * with one vector for each token. A vector, as of a model that vLLM has converted to an embedder, is no score.
 */
@ApplicationScoped
public class VllmPooling implements Classifier {
    private static final VllmServer.Route ROUTE =
            new VllmServer.Route("/pooling", "classify", body -> ClassifyAnswer.score(body, "data"));

    private final VllmServer server;

    public VllmPooling(EndpointClient client) {
        this.server = new VllmServer(client);
    }

    @Override
    public String name() {
        return "vllm-pooling";
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        return server.score(ROUTE, task, calls, true);
    }

    @Override
    public Optional<Scores> squashed(ScoringTask task, Calls calls) {
        return Optional.of(server.score(ROUTE, task, calls, false));
    }

    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        server.inspect(model, calls, notes);
    }
}
