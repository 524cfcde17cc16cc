package dev.longform.dataset.domain.runs;

import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.RunItemRepository;
import dev.longform.dataset.persistence.RunRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Takes back the credits of items that got no verdict within their lease. */
@ApplicationScoped
public class Leases {
    private static final Logger LOG = Logger.getLogger(Leases.class);

    private final Jdbi jdbi;
    private final EndpointRepository endpoints;
    private final RunItemRepository items;
    private final RunRepository runs;

    public Leases(Jdbi jdbi, EndpointRepository endpoints, RunItemRepository items, RunRepository runs) {
        this.jdbi = jdbi;
        this.endpoints = endpoints;
        this.items = items;
        this.runs = runs;
    }

    /** Ends the leases that are over; returns the endpoints that may have credits to give. */
    public List<String> end(Instant now) {
        List<String> affected = jdbi.withHandle(handle -> items.endpointsWithExpired(handle, now));
        affected.forEach(endpoint -> jdbi.useTransaction(handle -> {
            endpoints.lock(handle, List.of(endpoint));
            List<RunItem> expired = items.lockExpired(handle, endpoint, now);
            List<RunItem> after = expired.stream()
                    .map(item -> AttemptRule.afterLease(item, now))
                    .toList();
            items.update(handle, after, now);
            List<UUID> of = expired.stream().map(RunItem::run).distinct().toList();
            runs.complete(handle, of, now);
            LOG.warnf("Leases ended without a verdict: endpoint=%s items=%d", endpoint, expired.size());
        }));
        return affected;
    }
}
