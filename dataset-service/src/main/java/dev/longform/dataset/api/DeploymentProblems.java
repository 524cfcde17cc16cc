package dev.longform.dataset.api;

import dev.longform.dataset.domain.deployments.DeploymentConflict;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the domain of deployments refuses, as problem details. */
public class DeploymentProblems {
    @ServerExceptionMapper
    public Response conflict(DeploymentConflict e) {
        return HttpProblem.valueOf(Status.CONFLICT, e.getMessage()).toResponse();
    }
}
