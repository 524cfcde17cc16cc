package dev.longform.dataset.api;

import dev.longform.dataset.domain.templates.InvalidTemplate;
import dev.longform.dataset.domain.templates.TemplateConflict;
import dev.longform.platform.ServiceCallException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the domain of templates refuses, as problem details. */
public class TemplateProblems {
    @ServerExceptionMapper
    public Response invalid(InvalidTemplate e) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response conflict(TemplateConflict e) {
        return HttpProblem.valueOf(Status.CONFLICT, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response unchecked(ServiceCallException e) {
        return HttpProblem.valueOf(Status.SERVICE_UNAVAILABLE, e.getMessage()).toResponse();
    }
}
