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

/** {@code vllm-classify}: a sequence classifier with one label behind vLLM's {@code POST /classify}. */
@ApplicationScoped
public class VllmClassifier implements Classifier {
    private static final VllmServer.Route ROUTE = new VllmServer.Route("/classify", null, ClassifyAnswer::score);

    private final VllmServer server;

    public VllmClassifier(EndpointClient client) {
        this.server = new VllmServer(client);
    }

    @Override
    public String name() {
        return "vllm-classify";
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
