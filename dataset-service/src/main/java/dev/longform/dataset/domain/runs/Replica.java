package dev.longform.dataset.domain.runs;

import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.persistence.ReplicaRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** This process among the replicas of the service: what a replica that is gone had reserved is taken over. */
@ApplicationScoped
public class Replica {
    private static final Duration STUCK = Duration.ofSeconds(90);

    private final UUID id = UUID.randomUUID();
    private final Jdbi jdbi;
    private final ReplicaRepository replicas;
    private final CoordinatorConfig config;

    public Replica(Jdbi jdbi, ReplicaRepository replicas, CoordinatorConfig config) {
        this.jdbi = jdbi;
        this.replicas = replicas;
        this.config = config;
    }

    public UUID id() {
        return id;
    }

    /** When a replica must have been seen to count as alive. */
    public Instant aliveSince(Instant now) {
        return now.minus(config.replicaTimeout());
    }

    /** What was reserved before and is still not published got stuck: longer than any publication takes. */
    public Instant stuckBefore(Instant now) {
        return now.minus(STUCK);
    }

    /** Says that this replica is alive, and forgets those that have been gone for long. */
    public void seen(Instant now) {
        jdbi.useHandle(handle -> {
            replicas.seen(handle, id, now);
            replicas.forget(handle, now.minus(config.replicaTimeout().multipliedBy(100)));
        });
    }
}
