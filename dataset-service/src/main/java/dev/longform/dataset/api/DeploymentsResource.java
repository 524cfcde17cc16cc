package dev.longform.dataset.api;

import dev.longform.dataset.domain.deployments.Arrival;
import dev.longform.dataset.domain.deployments.Deployments;
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

    public DeploymentsResource(Deployments deployments) {
        this.deployments = deployments;
    }

    /** Registers and evaluates a revision: 201 when it is new, 200 when it was told before. */
    @POST
    public Response add(@NotNull @Valid DeploymentRequest request) {
        Arrival arrival = deployments.add(request.model(), request.toPlan());
        return Response.status(arrival.added() ? Status.CREATED : Status.OK)
                .entity(DeploymentView.of(deployments.standing(arrival.deployment())))
                .build();
    }

    @GET
    public List<DeploymentView> list() {
        return deployments.all().stream().map(DeploymentView::of).toList();
    }

    @GET
    @Path("/{model: .+}")
    public DeploymentView show(@PathParam("model") String model, @QueryParam("revision") @NotBlank String revision) {
        return DeploymentView.of(deployments.find(model, revision));
    }

    /** Notes that a revision disappeared, and cancels its unfinished runs. */
    @DELETE
    @Path("/{model: .+}")
    public DeploymentView remove(@PathParam("model") String model, @QueryParam("revision") @NotBlank String revision) {
        return DeploymentView.of(deployments.remove(model, revision));
    }
}
