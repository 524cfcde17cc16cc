package dev.longform.database;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** What people are told when the database does not do what a request needs. No statement and no stack trace. */
public class DatabaseProblems {
    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);

    /** 503 when the database is away, 500 when it refuses: then it is our fault. */
    @ServerExceptionMapper
    public Response failed(JdbiException e) {
        if (DatabaseRefusal.isAboutTheData(e)) {
            LOG.error("The database refuses a statement", e);
            return HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR, "the request could not be stored or read")
                    .toResponse();
        }
        LOG.warnf("The database is away: %s", Failures.reason(e));
        return HttpProblem.valueOf(Status.SERVICE_UNAVAILABLE, "the database is away; the same request works later")
                .toResponse();
    }
}
