package dev.longform.dataset.persistence;

import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Priority;
import dev.longform.contracts.Reason;
import dev.longform.dataset.domain.runs.CreditPlan.Applicant;
import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import dev.longform.dataset.domain.runs.ItemState;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.RunItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The items of runs: what is pending, what is out, what is settled. */
@ApplicationScoped
public class RunItemRepository {
    private static final String COLUMNS =
            "run, item_id, endpoint, state, credit, publication, attempts, attempts_allowed, uncharged, since,"
                    + " not_before, outcome, reason, announce";

    /** Which item of which run. */
    public record ItemKey(UUID run, String itemId) {}

    /** A reserved item with what its request needs. */
    public record Reserved(
            UUID run, String itemId, int attempt, int publication, String content, ItemFacts facts, Instant since) {}

    /** An item that the coordinator settled itself. */
    public record Settled(UUID run, String itemId, int attempt, Reason reason, ItemFacts facts) {}

    /** Gives a new run its items, in an order drawn from its seed. */
    public long create(Handle handle, Run run, int attemptsAllowed) {
        return handle.createUpdate("""
                        insert into run_item (run, item_id, position, subset, endpoint, attempts_allowed)
                        select :run, item_id,
                          row_number() over (order by sha256(convert_to(:seed || ':' || item_id, 'UTF8')), item_id),
                          subset, :endpoint, :allowed
                        from item where dataset_version = :version
                        """)
                .bind("run", run.id())
                .bind("seed", String.valueOf(run.seed()))
                .bind("endpoint", run.endpoint())
                .bind("allowed", attemptsAllowed)
                .bind("version", run.datasetVersion())
                .execute();
    }

    /** How many items hold a credit of this endpoint. */
    public int out(Handle handle, String endpoint) {
        return handle.createQuery("select count(*) from run_item where endpoint = :endpoint and credit <> 'NONE'")
                .bind("endpoint", endpoint)
                .mapTo(Integer.class)
                .one();
    }

    /** The endpoint's running runs with at most {@code most} of the items that each would send out next. */
    public List<Applicant> applicants(Handle handle, String endpoint, int most, Instant now) {
        Map<UUID, Applicant> applicants = new LinkedHashMap<>();
        handle.createQuery("""
                        select r.id, r.priority, r.created_at, i.item_id,
                          (select count(*) from run_item o
                            where o.endpoint = :endpoint and o.run = r.id and o.credit <> 'NONE') as out
                        from run r cross join lateral (
                          select item_id, uncharged, position from run_item
                          where run = r.id and state = 'PENDING' and credit = 'NONE'
                            and (not_before is null or not_before <= :now)
                          order by uncharged, position limit :most) i
                        where r.endpoint = :endpoint and r.state = 'RUNNING'
                        order by r.id, i.uncharged, i.position
                        """)
                .bind("endpoint", endpoint)
                .bind("most", most)
                .bind("now", now)
                .map((row, context) -> {
                    UUID run = row.getObject("id", UUID.class);
                    Priority priority = Priority.valueOf(row.getString("priority"));
                    Instant created = row.getTimestamp("created_at").toInstant();
                    int out = row.getInt("out");
                    applicants
                            .computeIfAbsent(run, id -> new Applicant(id, priority, created, out, new ArrayList<>()))
                            .waiting()
                            .add(row.getString("item_id"));
                    return run;
                })
                .list();
        return List.copyOf(applicants.values());
    }

    /** Reserves the granted items: their credits are counted from now on. */
    public void reserve(Handle handle, List<Granted> granted, UUID replica, Instant now) {
        handle.createUpdate("""
                        update run_item i set credit = 'RESERVED', publication = publication + 1, reserved_by = :replica,
                          since = :now, lease_until = null, not_before = null, attempted = true
                        from unnest(:runs, :items) as g (run, item_id)
                        where i.run = g.run and i.item_id = g.item_id
                        """)
                .bindArray(
                        "runs", UUID.class, granted.stream().map(Granted::run).toArray())
                .bindArray(
                        "items",
                        String.class,
                        granted.stream().map(Granted::itemId).toArray())
                .bind("replica", replica)
                .bind("now", now)
                .execute();
    }

    /** What this replica has to publish of an endpoint: reserved by itself, or by a replica that is gone. */
    public List<Reserved> reserved(Handle handle, List<Granted> granted) {
        return handle.createQuery("""
                        select i.run, i.item_id, i.attempts, i.publication, i.since, t.content, t.facts
                        from unnest(:runs, :items) as g (run, item_id)
                        join run_item i on i.run = g.run and i.item_id = g.item_id
                        join run r on r.id = i.run
                        join item t on t.dataset_version = r.dataset_version and t.item_id = i.item_id
                        where i.credit = 'RESERVED'
                        """)
                .bindArray(
                        "runs", UUID.class, granted.stream().map(Granted::run).toArray())
                .bindArray(
                        "items",
                        String.class,
                        granted.stream().map(Granted::itemId).toArray())
                .map((row, context) -> new Reserved(
                        row.getObject("run", UUID.class),
                        row.getString("item_id"),
                        row.getInt("attempts") + 1,
                        row.getInt("publication"),
                        row.getString("content"),
                        facts(row),
                        row.getTimestamp("since").toInstant()))
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
        handle.createUpdate("""
                        update run_item i set credit = 'PUBLISHED', lease_until = :lease
                        from unnest(:runs, :items, :publications) as p (run, item_id, publication)
                        where i.run = p.run and i.item_id = p.item_id and i.publication = p.publication
                          and i.credit = 'RESERVED'
                        """)
                .bind("lease", leaseUntil)
                .bindArray(
                        "runs",
                        UUID.class,
                        published.stream().map(Reserved::run).toArray())
                .bindArray(
                        "items",
                        String.class,
                        published.stream().map(Reserved::itemId).toArray())
                .bindArray(
                        "publications",
                        Integer.class,
                        published.stream().map(Reserved::publication).toArray())
                .execute();
    }

    /** The broker refused it: its credit is free again. */
    public void unpublished(Handle handle, Reserved item, Instant notBefore) {
        handle.createUpdate("""
                        update run_item set credit = 'NONE', not_before = :notBefore
                        where run = :run and item_id = :item and publication = :publication and credit = 'RESERVED'
                        """)
                .bind("run", item.run())
                .bind("item", item.itemId())
                .bind("publication", item.publication())
                .bind("notBefore", notBefore)
                .execute();
    }

    /** The items' rows, locked; the endpoints' rows must be locked before. */
    public Map<ItemKey, RunItem> lock(Handle handle, Collection<ItemKey> keys) {
        Map<ItemKey, RunItem> items = new LinkedHashMap<>();
        handle.createQuery("select " + COLUMNS
                        + " from run_item where (run, item_id) in (select * from unnest(:runs, :items))"
                        + " order by run, item_id for update")
                .bindArray("runs", UUID.class, keys.stream().map(ItemKey::run).toArray())
                .bindArray(
                        "items",
                        String.class,
                        keys.stream().map(ItemKey::itemId).toArray())
                .map((row, context) -> item(row))
                .forEach(item -> items.put(new ItemKey(item.run(), item.itemId()), item));
        return items;
    }

    /** Items of an endpoint whose lease has ended, locked; the endpoint's row must be locked before. */
    public List<RunItem> lockExpired(Handle handle, String endpoint, Instant now) {
        return handle.createQuery("select " + COLUMNS + " from run_item where endpoint = :endpoint"
                        + " and credit = 'PUBLISHED' and lease_until < :now order by run, item_id for update")
                .bind("endpoint", endpoint)
                .bind("now", now)
                .map((row, context) -> item(row))
                .list();
    }

    /** Endpoints that have items whose lease has ended. */
    public List<String> endpointsWithExpired(Handle handle, Instant now) {
        return handle.createQuery(
                        "select distinct endpoint from run_item where credit = 'PUBLISHED' and lease_until < :now")
                .bind("now", now)
                .mapTo(String.class)
                .list();
    }

    /** Writes what changed. */
    public void update(Handle handle, Collection<RunItem> items, Instant now) {
        if (items.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                update run_item set state = :state, credit = case when :out then credit else 'NONE' end,
                  attempts = :attempts, uncharged = :uncharged, not_before = :notBefore, outcome = :outcome,
                  reason = :reason, announce = :announce,
                  charged_at = case when :charged then :now else charged_at end
                where run = :run and item_id = :item
                """);
        for (RunItem item : items) {
            batch.bind("state", item.state().name())
                    .bind("out", item.out())
                    .bind("attempts", item.attempts())
                    .bind("uncharged", item.uncharged())
                    .bind("notBefore", item.notBefore().orElse(null))
                    .bind("outcome", item.outcome().map(Enum::name).orElse(null))
                    .bind("reason", item.reason().map(Enum::name).orElse(null))
                    .bind("announce", item.announce())
                    .bind("charged", item.charged())
                    .bind("now", now)
                    .bind("run", item.run())
                    .bind("item", item.itemId())
                    .add();
        }
        batch.execute();
    }

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

    /** Makes an item go out anew at once, when it is unsettled and out; says whether it was. */
    public boolean endLease(Handle handle, ItemKey key, Instant now) {
        return handle.createUpdate("""
                                update run_item set lease_until = :now
                                where run = :run and item_id = :item and state = 'PENDING' and credit = 'PUBLISHED'
                                """)
                        .bind("now", now)
                        .bind("run", key.run())
                        .bind("item", key.itemId())
                        .execute()
                > 0;
    }

    public List<Settled> toAnnounce(Handle handle, int most) {
        return handle.createQuery("""
                        select i.run, i.item_id, i.attempts, i.reason, t.facts
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
                        facts(row)))
                .list();
    }

    public void announced(Handle handle, List<Settled> settled) {
        handle.createUpdate("""
                        update run_item i set announce = false
                        from unnest(:runs, :items, :attempts) as s (run, item_id, attempts)
                        where i.run = s.run and i.item_id = s.item_id and i.attempts = s.attempts
                        """)
                .bindArray(
                        "runs", UUID.class, settled.stream().map(Settled::run).toArray())
                .bindArray(
                        "items",
                        String.class,
                        settled.stream().map(Settled::itemId).toArray())
                .bindArray(
                        "attempts",
                        Integer.class,
                        settled.stream().map(Settled::attempt).toArray())
                .execute();
    }

    private static RunItem item(ResultSet row) throws SQLException {
        return new RunItem(
                row.getObject("run", UUID.class),
                row.getString("item_id"),
                row.getString("endpoint"),
                ItemState.valueOf(row.getString("state")),
                !"NONE".equals(row.getString("credit")),
                row.getInt("publication"),
                row.getInt("attempts"),
                row.getInt("attempts_allowed"),
                row.getInt("uncharged"),
                EndpointRepository.instant(row, "since"),
                EndpointRepository.instant(row, "not_before"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                false,
                row.getBoolean("announce"));
    }

    private static ItemFacts facts(ResultSet row) throws SQLException {
        return Json.read(row.getString("facts"), ItemFacts.class);
    }
}
