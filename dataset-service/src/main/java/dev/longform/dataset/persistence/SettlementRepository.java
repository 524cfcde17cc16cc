package dev.longform.dataset.persistence;

import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Items that the coordinator settles or reopens by itself, and what it has to tell of them. */
@ApplicationScoped
public class SettlementRepository {
    /** An item that the coordinator settled itself. */
    public record Settled(UUID run, String itemId, int attempt, Reason reason, ItemFacts facts, int revision) {}

    /** Gives back attempts that were charged since an outage began. */
    public int refund(Handle handle, String endpoint, Instant since) {
        return handle.createUpdate("""
                        update run_item i set attempts = attempts - 1, state = 'PENDING', outcome = null, charged_at = null
                        from run r
                        where r.id = i.run and r.state = 'RUNNING' and i.endpoint = :endpoint
                          and i.charged_at >= :since and i.attempts > 0 and i.state <> 'ANSWERED'
                          and i.reason in ('ENDPOINT_ERROR', 'TIMEOUT', 'RATE_LIMITED')
                        """)
                .bind("endpoint", endpoint)
                .bind("since", since)
                .execute();
    }

    /**
     * Settles everything that is pending; the coordinator has to tell. What is out is settled under a higher attempt
     * than the one that is out, so that of two unscored verdicts the coordinator's stands.
     */
    public int settle(Handle handle, UUID run, Reason reason) {
        return handle.createUpdate("""
                        update run_item set state = 'UNSCORED', outcome = 'UNSCORED', reason = :reason,
                          attempts = attempts + case when credit = 'NONE' then 1 else 2 end,
                          attempted = true, announce = true, not_before = null
                        where run = :run and state = 'PENDING'
                        """)
                .bind("run", run)
                .bind("reason", reason.name())
                .execute();
    }

    /** Makes unscored items pending again, with a new set of attempts. */
    public int retry(Handle handle, UUID run, Optional<Reason> reason, int attempts) {
        return handle.createUpdate("""
                        update run_item set state = 'PENDING', outcome = null, announce = false, uncharged = 0,
                          not_before = null, attempts_allowed = attempts + :attempts
                        where run = :run and state = 'UNSCORED' and (:reason::text is null or reason = :reason)
                        """)
                .bind("run", run)
                .bind("reason", reason.map(Enum::name).orElse(null))
                .bind("attempts", attempts)
                .execute();
    }

    /** Items that are settled here and not announced yet. */
    public List<Settled> toAnnounce(Handle handle, int most) {
        return handle.createQuery("""
                        select i.run, i.item_id, i.attempts, i.reason, t.facts, r.revision
                        from run_item i join run r on r.id = i.run
                        join item t on t.dataset_version = r.dataset_version and t.item_id = i.item_id
                        where i.announce limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new Settled(
                        row.getObject("run", UUID.class),
                        row.getString("item_id"),
                        row.getInt("attempts"),
                        Reason.valueOf(row.getString("reason")),
                        Rows.facts(row),
                        row.getInt("revision")))
                .list();
    }

    /** Notes that they are announced, unless they were settled anew meanwhile. */
    public void announced(Handle handle, List<Settled> settled) {
        ItemArrays.bind(handle.createUpdate("""
                        update run_item i set announce = false
                        from unnest(:runs, :items, :attempts) as s (run, item_id, attempts)
                        where i.run = s.run and i.item_id = s.item_id and i.attempts = s.attempts
                        """), settled, Settled::run, Settled::itemId)
                .bindArray(
                        "attempts",
                        Integer.class,
                        settled.stream().map(Settled::attempt).toArray())
                .execute();
    }
}
