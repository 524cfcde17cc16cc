package dev.longform.dataset.api;

import dev.longform.dataset.domain.deployments.Arrival;
import dev.longform.dataset.domain.deployments.Deployment;
import dev.longform.dataset.domain.deployments.Deployments;
import dev.longform.dataset.domain.probes.Probes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Newly deployed model revisions. Names and revisions may hold slashes, so that the revision is a parameter. */
@Path("/api/v1/deployments")
public class DeploymentsResource {
    private final Deployments deployments;
    private final Probes probes;

    public DeploymentsResource(Deployments deployments, Probes probes) {
        this.deployments = deployments;
        this.probes = probes;
    }

    /** Registers and evaluates a revision: 201 when it is new, 200 when it was told before. */
    @POST
    public Response add(@NotNull @Valid DeploymentRequest request) {
        Arrival arrival = deployments.add(request.model(), request.toPlan());
        if (arrival.added()) {
            probes.checkSoon(arrival.model());
        }
        return Response.status(arrival.added() ? Status.CREATED : Status.OK)
                .entity(view(arrival.deployment()))
                .build();
    }

    @GET
    public List<DeploymentView> list() {
        return deployments.all().stream().map(this::view).toList();
    }

    @GET
    @Path("/{model: .+}")
    public DeploymentView show(@PathParam("model") String model, @QueryParam("revision") @NotBlank String revision) {
        return view(deployments.find(model, revision));
    }

    /** Notes that a revision disappeared, and cancels its unfinished runs. */
    @DELETE
    @Path("/{model: .+}")
    public DeploymentView remove(@PathParam("model") String model, @QueryParam("revision") @NotBlank String revision) {
        return view(deployments.remove(model, revision));
    }

    private DeploymentView view(Deployment deployment) {
        return DeploymentView.of(deployment, deployments.statuses(deployment));
    }
}
