package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelKind;
import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.domain.runs.CreditPlan.Applicant;
import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import dev.longform.dataset.persistence.CreditRepository;
import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.RunRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands out an endpoint's credits: never more items out than the endpoint may have calls outstanding, counted from the
 * rows under a lock on the endpoint's row, over all runs and all replicas.
 */
@ApplicationScoped
public class Credits {
    private final Jdbi jdbi;
    private final EndpointRepository endpoints;
    private final CreditRepository credits;
    private final RunRepository runs;
    private final Replica replica;
    private final CoordinatorConfig config;

    public Credits(
            Jdbi jdbi,
            EndpointRepository endpoints,
            CreditRepository credits,
            RunRepository runs,
            Replica replica,
            CoordinatorConfig config) {
        this.jdbi = jdbi;
        this.endpoints = endpoints;
        this.credits = credits;
        this.runs = runs;
        this.replica = replica;
        this.config = config;
    }

    /** Reserves what may go out now at this endpoint; the caller has to publish it. */
    public List<Granted> reserve(String endpoint) {
        return jdbi.inTransaction(handle -> {
            Instant now = Instant.now();
            EndpointHealth health = endpoints.lock(handle, List.of(endpoint)).get(endpoint);
            int free = allowed(handle, endpoint, health, now) - credits.out(handle, endpoint);
            if (free <= 0) {
                return List.of();
            }
            List<Applicant> applicants = credits.applicants(handle, endpoint, free, now);
            List<Granted> granted = CreditPlan.grant(free, applicants);
            if (!granted.isEmpty()) {
                credits.reserve(handle, granted, replica.id(), now);
                List<UUID> touched =
                        granted.stream().map(Granted::run).distinct().toList();
                runs.touch(handle, touched);
            }
            return granted;
        });
    }

    private int allowed(Handle handle, String endpoint, EndpointHealth health, Instant now) {
        if (health == null) {
            return 0;
        }
        ModelKind kind = endpoints.kind(handle, endpoint).orElseThrow();
        Map<String, Integer> limits = endpoints.activeLimits(handle, kind);
        int capacity = kind == ModelKind.CLASSIFIER ? config.classifierCapacity() : config.judgeCapacity();
        int share = FairShare.of(capacity, limits).getOrDefault(endpoint, 0);
        return health.allowed(share, now);
    }
}
