package dev.longform.judge.api;

import dev.longform.contracts.ReparseAnswer;
import dev.longform.contracts.ReparseRequest;
import dev.longform.judge.domain.Rereader;
import dev.longform.worker.UnscoredException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;

/** Reads stored texts again, without calling any model. Keeps nothing. */
@Path("/api/v1/reparse")
public class ReparseResource {
    private final Rereader rereader;

    public ReparseResource(Rereader rereader) {
        this.rereader = rereader;
    }

    /** 400 when the protocol or a template is not known here, or does not fit the run. */
    @POST
    public ReparseAnswer reparse(ReparseRequest request) {
        try {
            return rereader.reread(request);
        } catch (UnscoredException e) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, e.detail());
        }
    }
}
