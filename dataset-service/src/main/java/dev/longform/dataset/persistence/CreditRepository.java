package dev.longform.dataset.persistence;

import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Priority;
import dev.longform.contracts.Reason;
import dev.longform.dataset.domain.runs.CreditPlan.Applicant;
import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import dev.longform.dataset.domain.runs.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/** The credits of endpoints: who waits for one, which items hold one, and whether the broker has them. */
@ApplicationScoped
public class CreditRepository {
    /** A reserved item with what its request needs. */
    public record Reserved(
            Run run,
            String itemId,
            int attempt,
            int publication,
            String content,
            ItemFacts facts,
            Instant since,
            Integer maxCalls) {}

    /** How many credits of this endpoint are taken: one for each item that is out, and one for a probe. */
    public int out(Handle handle, String endpoint) {
        return handle.createQuery("""
                        select (select count(*) from run_item where endpoint = :endpoint and credit <> 'NONE')
                          + (select count(*) from endpoint where key = :endpoint and probe_until > clock_timestamp())
                        """)
                .bind("endpoint", endpoint)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Who waits for credits of an endpoint.
     *
     * @param free how many credits are free; 0 when nobody waits
     * @param applicants its running runs whose newest probe found no obstacle, each with at most that many of the items that it would send out next
     */
    public record Waiting(int free, List<Applicant> applicants) {}

    /** Who waits for credits of an endpoint that may have {@code allowed} of them taken. */
    public Waiting waiting(Handle handle, String endpoint, int allowed, Instant now) {
        AtomicInteger free = new AtomicInteger();
        Map<UUID, Applicant> applicants = new LinkedHashMap<>();
        handle.createQuery("""
                        with out as (
                          select run, count(*) as items from run_item
                          where endpoint = :endpoint and credit <> 'NONE' group by run),
                        free as (
                          select greatest(0, :allowed - coalesce((select sum(items) from out), 0)
                            - (select count(*) from endpoint
                               where key = :endpoint and probe_until > clock_timestamp()))::bigint as credits)
                        select r.id, r.priority, r.created_at, i.item_id, coalesce(o.items, 0) as out, f.credits as free,
                          coalesce(r.max_calls, r.max_tokens, r.max_cost) is not null as limited
                        from free f cross join run r left join out o on o.run = r.id cross join lateral (
                          select item_id, uncharged, position from run_item
                          where run = r.id and state = 'PENDING' and credit = 'NONE'
                            and (not_before is null or not_before <= :now)
                          order by uncharged, position limit f.credits) i
                        where r.endpoint = :endpoint and r.state = 'RUNNING' and not exists (
                          select 1 from probe p where p.model = r.model ->> 'name'
                            and p.revision = r.model ->> 'revision' and p.obstacle is not null)
                        order by r.id, i.uncharged, i.position
                        """)
                .bind("endpoint", endpoint)
                .bind("allowed", allowed)
                .bind("now", now)
                .map((row, context) -> {
                    free.set(row.getInt("free"));
                    UUID run = row.getObject("id", UUID.class);
                    Priority priority = Priority.valueOf(row.getString("priority"));
                    Instant created = row.getTimestamp("created_at").toInstant();
                    int out = row.getInt("out");
                    boolean limited = row.getBoolean("limited");
                    return applicants
                            .computeIfAbsent(
                                    run, id -> new Applicant(id, priority, created, limited, out, new ArrayList<>()))
                            .waiting()
                            .add(row.getString("item_id"));
                })
                .list();
        return new Waiting(free.get(), List.copyOf(applicants.values()));
    }

    /** Reserves the granted items: their credits are counted from now on, and others should hear of their runs again. */
    public void reserve(Handle handle, List<Granted> granted, UUID replica, Instant now) {
        ItemArrays.bind(handle.createUpdate("""
                        with reserved as (
                          update run_item i set credit = 'RESERVED', publication = publication + 1,
                            reserved_by = :replica, since = :now, lease_until = null, not_before = null,
                            attempted = true, reserved_calls = null, reserved_tokens = 0, reserved_cost = 0
                          from unnest(:runs, :items) as g (run, item_id)
                          where i.run = g.run and i.item_id = g.item_id
                          returning i.run)
                        update run set sequence = sequence + 1 where id in (select run from reserved)
                        """), granted, Granted::run, Granted::itemId)
                .bind("replica", replica)
                .bind("now", now)
                .execute();
    }

    /** What the requests of granted items need; those that are not reserved any more are left out. */
    public List<Reserved> reserved(Handle handle, List<Granted> granted) {
        return ItemArrays.bind(handle.createQuery("""
                        select r.*, i.item_id, i.attempts, i.publication, i.since, i.reserved_calls, t.content, t.facts
                        from unnest(:runs, :items) as g (run, item_id)
                        join run_item i on i.run = g.run and i.item_id = g.item_id
                        join run r on r.id = i.run
                        join item t on t.dataset_version = r.dataset_version and t.item_id = i.item_id
                        where i.credit = 'RESERVED'
                        """), granted, Granted::run, Granted::itemId)
                .map((row, context) -> new Reserved(
                        Rows.run(row),
                        row.getString("item_id"),
                        row.getInt("attempts") + 1,
                        row.getInt("publication"),
                        row.getString("content"),
                        Rows.facts(row),
                        row.getTimestamp("since").toInstant(),
                        (Integer) row.getObject("reserved_calls")))
                .list();
    }

    /** Takes over what a replica that is gone had reserved and not published, and what got stuck here. */
    public List<Granted> takeOver(Handle handle, UUID replica, Instant goneBefore, Instant stuckBefore) {
        return handle.createQuery("""
                        update run_item set reserved_by = :replica, since = clock_timestamp()
                        where credit = 'RESERVED' and (since < :stuck
                          or reserved_by <> :replica
                            and reserved_by not in (select id from replica where seen_at > :gone))
                        returning run, item_id
                        """)
                .bind("replica", replica)
                .bind("gone", goneBefore)
                .bind("stuck", stuckBefore)
                .map((row, context) -> new Granted(row.getObject("run", UUID.class), row.getString("item_id")))
                .list();
    }

    /** The broker has them: their leases begin. */
    public void published(Handle handle, Collection<Reserved> published, Instant leaseUntil) {
        ItemArrays.bind(handle.createUpdate("""
                        update run_item i set credit = 'PUBLISHED', lease_until = :lease
                        from unnest(:runs, :items, :publications) as p (run, item_id, publication)
                        where i.run = p.run and i.item_id = p.item_id and i.publication = p.publication
                          and i.credit = 'RESERVED'
                        """), published, item -> item.run().id(), Reserved::itemId)
                .bind("lease", leaseUntil)
                .bindArray(
                        "publications",
                        Integer.class,
                        published.stream().map(Reserved::publication).toArray())
                .execute();
    }

    /** No broker will ever take it: it is settled, and the coordinator has to tell. */
    public void unpublishable(Handle handle, Reserved item, Reason reason) {
        handle.createUpdate("""
                        update run_item set state = 'UNSCORED', credit = 'NONE', outcome = 'UNSCORED', reason = :reason,
                          attempts = attempts + 1, announce = true
                        where run = :run and item_id = :item and publication = :publication and credit = 'RESERVED'
                          and state = 'PENDING'
                        """)
                .bind("reason", reason.name())
                .bind("run", item.run().id())
                .bind("item", item.itemId())
                .bind("publication", item.publication())
                .execute();
    }

    /** The broker refused it: its credit is free again. */
    public void unpublished(Handle handle, Reserved item, Instant notBefore) {
        handle.createUpdate("""
                        update run_item set credit = 'NONE', not_before = :notBefore
                        where run = :run and item_id = :item and publication = :publication and credit = 'RESERVED'
                        """)
                .bind("run", item.run().id())
                .bind("item", item.itemId())
                .bind("publication", item.publication())
                .bind("notBefore", notBefore)
                .execute();
    }
}
