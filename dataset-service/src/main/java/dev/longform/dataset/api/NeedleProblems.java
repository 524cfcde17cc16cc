package dev.longform.dataset.api;

import dev.longform.dataset.domain.needles.InvalidPlan;
import dev.longform.dataset.domain.needles.PlanConflict;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the domain of needles refuses, as problem details. */
public class NeedleProblems {
    @ServerExceptionMapper
    public Response invalid(InvalidPlan e) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response conflict(PlanConflict e) {
        return HttpProblem.valueOf(Status.CONFLICT, e.getMessage()).toResponse();
    }
}
