package dev.longform.dataset.api;

import dev.longform.dataset.domain.datasets.DatasetInUse;
import dev.longform.dataset.domain.datasets.ImportRefused;
import dev.longform.dataset.domain.datasets.ImportsBusy;
import dev.longform.dataset.domain.datasets.InvalidName;
import dev.longform.dataset.domain.models.InvalidModel;
import dev.longform.dataset.domain.models.ModelConflict;
import dev.longform.dataset.domain.probes.ProbeImpossible;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the domain of datasets and models refuses, as problem details. */
public class CatalogueProblems {
    private static final int UNPROCESSABLE = 422;

    @ServerExceptionMapper
    public Response refused(ImportRefused e) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Nothing was imported")
                .withDetail(e.getMessage())
                .with("errors", e.errors())
                .with("errorCount", e.errorCount())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response busy(ImportsBusy e) {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle("Busy")
                .withDetail(e.getMessage())
                .withHeader(HttpHeaders.RETRY_AFTER, "60")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response impossible(ProbeImpossible e) {
        return HttpProblem.valueOf(Status.SERVICE_UNAVAILABLE, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response invalid(InvalidName e) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response invalid(InvalidModel e) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response inUse(DatasetInUse e) {
        return HttpProblem.valueOf(Status.CONFLICT, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    public Response conflict(ModelConflict e) {
        return HttpProblem.valueOf(Status.CONFLICT, e.getMessage()).toResponse();
    }
}
