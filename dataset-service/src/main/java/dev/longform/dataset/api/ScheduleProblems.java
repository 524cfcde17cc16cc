package dev.longform.dataset.api;

import dev.longform.dataset.domain.schedules.InvalidSchedule;
import dev.longform.dataset.domain.schedules.ScheduleConflict;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the domain of schedules refuses, as problem details. */
public class ScheduleProblems {
    @ServerExceptionMapper
    public Response invalid(InvalidSchedule e) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response conflict(ScheduleConflict e) {
        return HttpProblem.valueOf(Status.CONFLICT, e.getMessage()).toResponse();
    }
}
