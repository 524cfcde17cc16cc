package dev.longform.dataset.client;

import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.dataset.WorkersConfig;
import dev.longform.dataset.domain.probes.ProbeImpossible;
import dev.longform.dataset.domain.probes.Prober;
import dev.longform.platform.ServiceCallException;
import dev.longform.platform.ServiceClient;
import dev.longform.platform.security.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;

/** Probes through {@code POST /api/v1/probe} of the worker that would call the model. */
@ApplicationScoped
public class WorkerProber implements Prober {
    private final ServiceClient scoring;
    private final ServiceClient judge;

    public WorkerProber(WorkersConfig config, ServiceToken token) {
        this.scoring = new ServiceClient("scoring-service", config.scoringUrl(), config.probeTimeout(), token);
        this.judge = new ServiceClient("judge-service", config.judgeUrl(), config.probeTimeout(), token);
    }

    @Override
    public ProbeReport probe(ModelSpec model) {
        ServiceClient worker = model.kind() == ModelKind.CLASSIFIER ? scoring : judge;
        try {
            return worker.post("/api/v1/probe", model, ProbeReport.class);
        } catch (ServiceCallException e) {
            throw new ProbeImpossible("the model could not be probed: " + e.getMessage());
        }
    }
}
