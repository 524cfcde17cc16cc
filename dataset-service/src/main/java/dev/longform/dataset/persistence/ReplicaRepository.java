package dev.longform.dataset.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The replicas of the service and when they were last seen. */
@ApplicationScoped
public class ReplicaRepository {

    /** Notes that a replica is alive. */
    public void seen(Handle handle, UUID id, Instant now) {
        handle.createUpdate("insert into replica (id, seen_at) values (:id, :now)"
                        + " on conflict (id) do update set seen_at = excluded.seen_at")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Forgets the replicas that were last seen before. */
    public void forget(Handle handle, Instant before) {
        handle.createUpdate("delete from replica where seen_at < :old")
                .bind("old", before)
                .execute();
    }
}
