package dev.longform.aggregator.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longform.aggregator.domain.Arrival;
import dev.longform.aggregator.domain.ItemKey;
import dev.longform.aggregator.domain.Pairs;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.StoredVerdict;
import dev.longform.aggregator.domain.VerdictFilter;
import dev.longform.benchmark.VerdictOrder.Standing;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Verdict;
import dev.longform.platform.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The verdicts that stand: one for each item, revision and run. */
@ApplicationScoped
public class VerdictRepository {
    private static final int FETCHED_AT_ONCE = 100;

    /** What stands for the items of these arrivals. */
    public Map<ItemKey, StoredVerdict> standing(Handle handle, List<Arrival> arrivals) {
        Map<RunKey, List<String>> items = arrivals.stream()
                .map(Arrival::item)
                .distinct()
                .collect(Collectors.groupingBy(ItemKey::run, Collectors.mapping(ItemKey::itemId, Collectors.toList())));
        Map<ItemKey, StoredVerdict> standing = new HashMap<>();
        items.forEach((run, ids) -> handle.createQuery("""
                        select item_id, attempt, outcome, reason,
                               case when outcome = 'UNSCORED' then body end as body
                        from verdict
                        where run_id = :run and revision = :revision and item_id = any(:items)
                        """)
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .bindArray("items", String.class, ids)
                .map((row, context) -> Map.entry(new ItemKey(run, row.getString("item_id")), stored(row)))
                .forEach(entry -> standing.put(entry.getKey(), entry.getValue())));
        return standing;
    }

    /** Puts each verdict in its item's place. */
    public void save(Handle handle, List<Arrival.OfVerdict> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into verdict (run_id, revision, item_id, attempt, delivery, subset, cluster, outcome, reason,
                                     credit, pairs, pairs_won, body, answered_at)
                values (:run, :revision, :item, :attempt, :delivery, :subset, :cluster, :outcome, :reason,
                        :credit, :pairs, :won, :body, :answered)
                on conflict (run_id, revision, item_id) do update set
                    attempt = excluded.attempt, delivery = excluded.delivery, subset = excluded.subset,
                    cluster = excluded.cluster, outcome = excluded.outcome, reason = excluded.reason,
                    credit = excluded.credit, pairs = excluded.pairs, pairs_won = excluded.pairs_won,
                    body = excluded.body, answered_at = excluded.answered_at, received_at = now()
                """);
        arrivals.forEach(arrival -> bind(batch, arrival).add());
        batch.execute();
    }

    /** The first verdicts of a run that pass the filter, in the order of their items' ids. */
    public List<Verdict> find(Handle handle, RunKey run, VerdictFilter filter, int limit) {
        return handle.createQuery("""
                        select body from verdict
                        where run_id = :run and revision = :revision
                          and (cast(:outcome as text) is null or outcome = :outcome)
                          and (cast(:reason as text) is null or reason = :reason)
                          and (cast(:subset as text) is null or subset = :subset)
                          and (cast(:after as text) is null or item_id > :after)
                        order by item_id limit :limit
                        """)
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .bind("outcome", filter.outcome().map(Enum::name).orElse(null))
                .bind("reason", filter.reason().map(Enum::name).orElse(null))
                .bind("subset", filter.subset().orElse(null))
                .bind("after", filter.after().orElse(null))
                .bind("limit", limit)
                .mapTo(String.class)
                .map(VerdictRepository::parse)
                .list();
    }

    /** How many verdicts a run has. */
    public long count(Handle handle, RunKey run) {
        return handle.createQuery("select count(*) from verdict where run_id = :run and revision = :revision")
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .mapTo(Long.class)
                .one();
    }

    /** Hands every verdict of a run to the visitor, a few in memory at a time; returns how many there are. */
    public long visit(Handle handle, RunKey run, Consumer<Verdict> visitor) {
        try (Stream<String> bodies = handle
                .createQuery("select body from verdict where run_id = :run and revision = :revision")
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .setFetchSize(FETCHED_AT_ONCE)
                .mapTo(String.class)
                .stream()) {
            return bodies.peek(body -> visitor.accept(parse(body)))
                    .mapToLong(body -> 1)
                    .sum();
        }
    }

    static Verdict parse(String body) {
        try {
            return EventJson.MAPPER.readValue(body, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored verdict cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, Arrival.OfVerdict arrival) {
        Verdict verdict = arrival.verdict();
        Pairs pairs = Pairs.of(verdict);
        return batch.bind("run", verdict.runId())
                .bind("revision", verdict.revision())
                .bind("item", verdict.itemId())
                .bind("attempt", verdict.attempt())
                .bind("delivery", verdict.delivery())
                .bind("subset", verdict.facts().subset())
                .bind("cluster", verdict.facts().cluster())
                .bind("outcome", verdict.outcome().name())
                .bind(
                        "reason",
                        verdict.reason() == null ? null : verdict.reason().name())
                .bind("credit", verdict.credit())
                .bind("pairs", pairs.all())
                .bind("won", pairs.won())
                .bind("body", arrival.body())
                .bind("answered", verdict.answeredAt().atOffset(ZoneOffset.UTC));
    }

    private static StoredVerdict stored(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        Standing standing = new Standing(
                Outcome.valueOf(row.getString("outcome")),
                reason == null ? null : Reason.valueOf(reason),
                row.getInt("attempt"));
        return new StoredVerdict(
                standing, Optional.ofNullable(row.getString("body")).map(VerdictRepository::parse));
    }
}
