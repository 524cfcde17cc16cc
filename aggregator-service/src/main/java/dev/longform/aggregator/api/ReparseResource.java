package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.reparse.Reparse;
import dev.longform.aggregator.domain.reparse.ReparseRefused;
import dev.longform.aggregator.domain.reparse.ReparseReport;
import dev.longform.contracts.JudgeTemplate;
import dev.longform.platform.ServiceCallException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** Reading the stored texts of a run again. */
@Path("/api/v1/runs/{id}/reparse")
@Produces(MediaType.APPLICATION_JSON)
public class ReparseResource {
    private final Reparse reparse;

    public ReparseResource(Reparse reparse) {
        this.reparse = reparse;
    }

    /**
     * How to read.
     *
     * @param template the whole template; null for the one that the run was asked with
     * @param write whether the result becomes a new revision of the run
     */
    public record Wish(JudgeTemplate template, boolean write) {}

    /** Reads without calling any model; 409 when the run has no texts, or is to be written and is not finished. */
    @POST
    public ReparseReport reparse(@PathParam("id") String id, Wish wish) {
        Wish how = wish == null ? new Wish(null, false) : wish;
        try {
            return reparse.of(id, Optional.ofNullable(how.template()), how.write())
                    .orElseThrow(() -> Parameters.unknownRun(id));
        } catch (ReparseRefused e) {
            throw HttpProblem.valueOf(Status.CONFLICT, e.getMessage());
        } catch (ServiceCallException e) {
            throw HttpProblem.valueOf(Status.fromStatusCode(e.status()), e.getMessage());
        }
    }
}
