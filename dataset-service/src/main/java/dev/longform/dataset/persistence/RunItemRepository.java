package dev.longform.dataset.persistence;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.dataset.domain.runs.ItemState;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.RunItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The items of runs: their rows, locked, changed and written back. */
@ApplicationScoped
public class RunItemRepository {
    private static final String COLUMNS =
            "run, item_id, endpoint, state, credit, publication, attempts, attempts_allowed, uncharged, since,"
                    + " not_before, outcome, reason, announce";

    /** Which item of which run. */
    public record ItemKey(UUID run, String itemId) {}

    /**
     * Gives a new run its items, in an order drawn from its seed. Needles of one haystack, a source at a length, stand
     * together: the last position first, since its text holds the longest prefix of the others, and that one as many
     * items ahead of the others as its model may have calls outstanding, so that it is read when they come.
     */
    public long create(Handle handle, Run run, int attemptsAllowed) {
        return handle.createUpdate("""
            insert into run_item (run, item_id, position, subset, endpoint, attempts_allowed)
            select :run, item_id,
              row_number() over (
                order by case place when 1 then turn - :ahead else turn end, place > 1, turn),
              subset, :endpoint, :allowed
            from (
              select item_id, subset, place,
                row_number() over (order by haystack_rank, place, item_id) as turn
              from (
                select item_id, subset,
                  dense_rank() over (
                    order by sha256(convert_to(:seed || ':' || haystack, 'UTF8')), haystack) as haystack_rank,
                  row_number() over (
                    partition by haystack order by position desc, item_id) as place
                from (
                  select item_id, subset,
                    case when (facts -> 'needle' ->> 'natural')::boolean is false
                      then (facts -> 'needle' ->> 'source') || '/' || (facts -> 'needle' ->> 'length')
                      else item_id end as haystack,
                    (facts -> 'needle' ->> 'position')::float8 as position
                  from item where dataset_version = :version) placed) ranked) turned
            """)
                .bind("run", run.id())
                .bind("seed", String.valueOf(run.seed()))
                .bind("ahead", run.model().maxConcurrency())
                .bind("endpoint", run.endpoint())
                .bind("allowed", attemptsAllowed)
                .bind("version", run.datasetVersion())
                .execute();
    }

    /** The items' rows, locked; the endpoints' rows must be locked before. */
    public Map<ItemKey, RunItem> lock(Handle handle, Collection<ItemKey> keys) {
        Map<ItemKey, RunItem> items = new LinkedHashMap<>();
        ItemArrays.bind(
                        handle.createQuery("select " + COLUMNS
                                + " from run_item where (run, item_id) in (select * from unnest(:runs, :items))"
                                + " order by run, item_id for update"),
                        keys,
                        ItemKey::run,
                        ItemKey::itemId)
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
              attempted = attempted or :state <> 'PENDING',
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

    /**
     * Takes an item back that is unsettled and out, so that it goes out anew and no attempt is used up; says whether it
     * was. The row of its endpoint must be locked before.
     */
    public boolean takeBack(Handle handle, ItemKey key) {
        return handle.createUpdate("""
            update run_item set credit = 'NONE', lease_until = null, not_before = null
            where run = :run and item_id = :item and state = 'PENDING' and credit = 'PUBLISHED'
            """)
                        .bind("run", key.run())
                        .bind("item", key.itemId())
                        .execute()
                > 0;
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
                Rows.instant(row, "since"),
                Rows.instant(row, "not_before"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                false,
                row.getBoolean("announce"));
    }
}
