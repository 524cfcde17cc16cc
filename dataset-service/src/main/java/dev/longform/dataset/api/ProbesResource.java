package dev.longform.dataset.api;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.dataset.domain.models.Models;
import dev.longform.dataset.domain.probes.Probes;
import dev.longform.dataset.domain.runs.UnknownName;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** What models' servers were found to be. */
@Path("/api/v1/probes")
public class ProbesResource {
    private final Models models;
    private final Probes probes;

    public ProbesResource(Models models, Probes probes) {
        this.models = models;
        this.probes = probes;
    }

    /** The newest report on {@code NAME} or {@code NAME@REVISION}. */
    @GET
    public ProbeReport newest(@QueryParam("model") @NotBlank String model) {
        return probes.newest(find(model))
                .orElseThrow(() -> new NotFoundException(
                        "the model '" + model + "' was never probed; 'longform models check " + model + "' does it"));
    }

    /** Probes a model now. */
    @POST
    public ProbeReport check(@QueryParam("model") @NotBlank String model) {
        return probes.check(find(model));
    }

    private ModelSpec find(String model) {
        return models.find(model).orElseThrow(() -> new UnknownName("model", model, "longform models list"));
    }
}
