package dev.longform.dataset.api;

import dev.longform.dataset.domain.runs.CommandRefused;
import dev.longform.dataset.domain.runs.UnknownName;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the domain of runs refuses, as problem details. */
public class RunProblems {
    @ServerExceptionMapper
    public Response unknown(UnknownName e) {
        return HttpProblem.valueOf(Status.NOT_FOUND, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response refused(CommandRefused e) {
        return HttpProblem.valueOf(Status.CONFLICT, e.getMessage()).toResponse();
    }
}
