package dev.longform.dataset.api;

import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.EndpointRepository.EndpointStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Model endpoints: their limits, what is out, and whether they answer. */
@Path("/api/v1/endpoints")
public class EndpointsResource {
    private final Jdbi jdbi;
    private final EndpointRepository endpoints;

    public EndpointsResource(Jdbi jdbi, EndpointRepository endpoints) {
        this.jdbi = jdbi;
        this.endpoints = endpoints;
    }

    /** An endpoint; {@code limit} and {@code window} are null while no run uses it. */
    public record EndpointView(
            String endpoint,
            Integer limit,
            Integer window,
            long outstanding,
            boolean stalled,
            Instant nextTryAt,
            long activeRuns) {
        static EndpointView of(EndpointStatus status) {
            return new EndpointView(
                    status.key(),
                    status.limit().orElse(null),
                    status.activeRuns() > 0 ? status.window().allowed() : null,
                    status.outstanding(),
                    status.health().stalled(),
                    status.health().nextTryAt().orElse(null),
                    status.activeRuns());
        }
    }

    @GET
    public List<EndpointView> list() {
        return jdbi.withHandle(endpoints::all).stream().map(EndpointView::of).toList();
    }
}
