package dev.longform.dataset.persistence;

import dev.longform.contracts.ModelKind;
import dev.longform.dataset.domain.runs.EndpointHealth;
import dev.longform.dataset.domain.runs.EndpointState;
import dev.longform.dataset.domain.runs.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Endpoints: their health and window, and the lock on their rows that orders everything that happens to their runs. */
@ApplicationScoped
public class EndpointRepository {

    /** An endpoint, its health and how much it has to do. */
    public record EndpointStatus(
            String key,
            ModelKind kind,
            Optional<Integer> limit,
            EndpointHealth health,
            Window window,
            long outstanding,
            long activeRuns) {}

    public void createIfAbsent(Handle handle, String key, ModelKind kind) {
        handle.createUpdate("insert into endpoint (key, kind) values (:key, :kind) on conflict do nothing")
                .bind("key", key)
                .bind("kind", kind.name())
                .execute();
    }

    /**
     * Endpoints whose rows are locked.
     *
     * @param ofRuns the endpoint of each run asked for; unknown runs are left out
     * @param states what the rows say, by endpoint
     */
    public record Locked(Map<UUID, String> ofRuns, Map<String, EndpointState> states) {}

    /** Locks the rows of the runs' endpoints, always in the order of their keys, until the transaction ends. */
    public Locked lockOf(Handle handle, Collection<UUID> runs) {
        Locked found = new Locked(new HashMap<>(), new TreeMap<>());
        handle.createQuery("""
                        with locked as (
                          select * from endpoint where key in (select endpoint from run where id = any(:runs))
                          order by key for update)
                        select r.id as run, l.* from run r join locked l on l.key = r.endpoint where r.id = any(:runs)
                        """)
                .bindArray("runs", UUID.class, runs.toArray())
                .map((row, context) -> {
                    String key = row.getString("key");
                    found.states().put(key, new EndpointState(health(row), window(row)));
                    return found.ofRuns().put(row.getObject("run", UUID.class), key);
                })
                .list();
        return found;
    }

    /** Locks the endpoints' rows, always in the order of their keys, until the transaction ends. */
    public Map<String, EndpointState> lock(Handle handle, Collection<String> keys) {
        Map<String, EndpointState> states = new TreeMap<>();
        handle.createQuery("select * from endpoint where key = any(:keys) order by key for update")
                .bindArray("keys", String.class, keys.toArray())
                .map((row, context) -> Map.entry(row.getString("key"), new EndpointState(health(row), window(row))))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        return states;
    }

    public void update(Handle handle, String key, EndpointState state) {
        EndpointHealth health = state.health();
        Window window = state.window();
        handle.createUpdate("""
                        update endpoint set failures = :failures, failing_since = :failingSince,
                          stalled_since = :stalledSince, tries = :tries, next_try_at = :nextTryAt, alive_at = :aliveAt,
                          window_limit = :limit, window_size = :size, window_ceiling = :ceiling,
                          window_latency_ms = :latency, window_floor_ms = :floor, window_reduced_at = :reducedAt
                        where key = :key
                        """)
                .bind("key", key)
                .bind("failures", health.failures())
                .bind("failingSince", health.failingSince().orElse(null))
                .bind("stalledSince", health.stalledSince().orElse(null))
                .bind("tries", health.tries())
                .bind("nextTryAt", health.nextTryAt().orElse(null))
                .bind("aliveAt", health.aliveAt().orElse(null))
                .bind("limit", window.limit())
                .bind("size", window.size())
                .bind("ceiling", window.ceiling())
                .bind("latency", window.latencyMs())
                .bind("floor", window.floorMs())
                .bind("reducedAt", window.reducedAt().orElse(null))
                .execute();
    }

    /**
     * Endpoints of one kind that have running runs.
     *
     * @param kind of all of them
     * @param limits the limit of each: the smallest of its running runs' models
     */
    public record Peers(ModelKind kind, Map<String, Integer> limits) {}

    /** The endpoint and those that share the workers with it; empty when none of them has a running run. */
    public Optional<Peers> peers(Handle handle, String key) {
        Map<String, Integer> limits = new HashMap<>();
        List<ModelKind> kinds = handle.createQuery("""
                        select e.key, e.kind, min((r.model ->> 'maxConcurrency')::int) as most
                        from run r join endpoint e on e.key = r.endpoint
                        where r.state = 'RUNNING' and e.kind = (select kind from endpoint where key = :key)
                        group by e.key, e.kind
                        """)
                .bind("key", key)
                .map((row, context) -> {
                    limits.put(row.getString("key"), row.getInt("most"));
                    return ModelKind.valueOf(row.getString("kind"));
                })
                .list();
        return kinds.stream().findFirst().map(kind -> new Peers(kind, limits));
    }

    /** How long a call to this endpoint takes, in milliseconds; 0 when none was made. */
    public double latencyMs(Handle handle, String key) {
        return handle.createQuery("select coalesce(window_latency_ms, 0) from endpoint where key = :key")
                .bind("key", key)
                .mapTo(Double.class)
                .findOne()
                .orElse(0.0);
    }

    /** Claims a credit for a probe, unless another probe has one; the row must be locked before. */
    public boolean probeBegins(Handle handle, String key, Instant now, Instant until) {
        return handle.createUpdate("""
                                update endpoint set probe_until = :until
                                where key = :key and (probe_until is null or probe_until < :now)
                                """)
                        .bind("until", until)
                        .bind("key", key)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    public void probeEnds(Handle handle, String key) {
        handle.createUpdate("update endpoint set probe_until = null where key = :key")
                .bind("key", key)
                .execute();
    }

    /** Endpoints with running runs. */
    public List<String> active(Handle handle) {
        return handle.createQuery("select distinct endpoint from run where state = 'RUNNING' order by endpoint")
                .mapTo(String.class)
                .list();
    }

    public List<EndpointStatus> all(Handle handle) {
        return handle.createQuery("""
                        select e.*,
                          (select min((r.model ->> 'maxConcurrency')::int) from run r
                            where r.endpoint = e.key and r.state = 'RUNNING') as most,
                          (select count(*) from run_item i where i.endpoint = e.key and i.credit <> 'NONE') as outstanding,
                          (select count(*) from run r where r.endpoint = e.key and r.state = 'RUNNING') as runs
                        from endpoint e order by e.key
                        """)
                .map((row, context) -> new EndpointStatus(
                        row.getString("key"),
                        ModelKind.valueOf(row.getString("kind")),
                        Optional.ofNullable((Integer) row.getObject("most")),
                        health(row),
                        window(row),
                        row.getLong("outstanding"),
                        row.getLong("runs")))
                .list();
    }

    /** An endpoint that never had an item has nulls, which are read as 0. */
    private static Window window(ResultSet row) throws SQLException {
        return new Window(
                row.getInt("window_limit"),
                row.getDouble("window_size"),
                row.getDouble("window_ceiling"),
                row.getDouble("window_latency_ms"),
                row.getDouble("window_floor_ms"),
                Rows.instant(row, "window_reduced_at"));
    }

    private static EndpointHealth health(ResultSet row) throws SQLException {
        return new EndpointHealth(
                row.getInt("failures"),
                Rows.instant(row, "failing_since"),
                Rows.instant(row, "stalled_since"),
                row.getInt("tries"),
                Rows.instant(row, "next_try_at"),
                Rows.instant(row, "alive_at"));
    }
}
