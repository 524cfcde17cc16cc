package dev.longform.dataset.persistence;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.RunStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Runs and where they stand. */
@ApplicationScoped
public class RunRepository {
    private static final String STATUS = """
            select r.*, d.name, d.version, e.stalled_since is not null as stalled, c.*
            from run r join dataset_version d on d.id = r.dataset_version join endpoint e on e.key = r.endpoint
            cross join lateral (
              select count(*) filter (where i.state = 'PENDING' and i.credit = 'NONE') as pending,
                count(*) filter (where i.credit <> 'NONE') as outstanding,
                count(*) filter (where i.state = 'ANSWERED') as answered,
                count(*) filter (where i.state = 'UNSCORED') as unscored,
                count(*) filter (where i.state = 'PENDING' and i.reason is not null) as retrying
              from run_item i where i.run = r.id) c
            """;

    /** A run with the sequence of its newest change. */
    public record Untold(UUID run, long sequence) {}

    public void create(Handle handle, Run run) {
        handle.createUpdate("""
                        insert into run (id, dataset_version, endpoint, model, protocol, seed, priority, state, total,
                          created_at)
                        values (:id, :version, :endpoint, :model::jsonb, :protocol::jsonb, :seed, :priority, :state, :total,
                          :created)
                        """)
                .bind("id", run.id())
                .bind("version", run.datasetVersion())
                .bind("endpoint", run.endpoint())
                .bind("model", Json.write(run.model()))
                .bind("protocol", Json.write(run.protocol()))
                .bind("seed", run.seed())
                .bind("priority", run.priority().name())
                .bind("state", run.state().name())
                .bind("total", run.total())
                .bind("created", run.createdAt())
                .execute();
    }

    public Optional<Run> find(Handle handle, UUID id) {
        return find(handle, List.of(id)).stream().findFirst();
    }

    public List<Run> find(Handle handle, Collection<UUID> ids) {
        return handle.createQuery("select * from run where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> run(row))
                .list();
    }

    /** The endpoints of these runs, by run; unknown runs are left out. */
    public Map<UUID, String> endpoints(Handle handle, Collection<UUID> ids) {
        Map<UUID, String> endpoints = new HashMap<>();
        handle.createQuery("select id, endpoint from run where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getString("endpoint")))
                .forEach(entry -> endpoints.put(entry.getKey(), entry.getValue()));
        return endpoints;
    }

    public void changeState(Handle handle, UUID id, RunState state, Optional<Instant> endedAt) {
        handle.createUpdate("update run set state = :state, ended_at = :ended, sequence = sequence + 1 where id = :id")
                .bind("state", state.name())
                .bind("ended", endedAt.orElse(null))
                .bind("id", id)
                .execute();
    }

    /** Notes that others should hear of these runs again. */
    public void touch(Handle handle, Collection<UUID> ids) {
        handle.createUpdate("update run set sequence = sequence + 1 where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .execute();
    }

    /** Notes that others should hear again of the running runs of an endpoint. */
    public void touchRunning(Handle handle, String endpoint) {
        handle.createUpdate("update run set sequence = sequence + 1 where endpoint = :endpoint and state = 'RUNNING'")
                .bind("endpoint", endpoint)
                .execute();
    }

    /** Ends those of the runs that have nothing unsettled any more. */
    public void complete(Handle handle, Collection<UUID> ids, Instant now) {
        handle.createUpdate("""
                        update run r set state = 'COMPLETED', ended_at = :now, sequence = sequence + 1
                        where id = any(:ids) and state in ('RUNNING', 'PAUSED')
                          and not exists (select 1 from run_item i where i.run = r.id and i.state = 'PENDING')
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .bind("now", now)
                .execute();
    }

    public List<Untold> untold(Handle handle, int most) {
        return handle.createQuery("select id, sequence from run where told < sequence order by created_at limit :most")
                .bind("most", most)
                .map((row, context) -> new Untold(row.getObject("id", UUID.class), row.getLong("sequence")))
                .list();
    }

    public void told(Handle handle, Untold told) {
        handle.createUpdate("update run set told = greatest(told, :sequence) where id = :id")
                .bind("id", told.run())
                .bind("sequence", told.sequence())
                .execute();
    }

    public Optional<RunStatus> status(Handle handle, UUID id) {
        return handle.createQuery(STATUS + " where r.id = :id")
                .bind("id", id)
                .map((row, context) -> status(row, attempted(handle, id)))
                .findOne();
    }

    /** All runs, newest first. */
    public List<RunStatus> statuses(Handle handle) {
        Map<UUID, Map<String, Long>> attempted = new HashMap<>();
        handle.createQuery(
                        "select run, subset, count(*) filter (where attempted) as n from run_item group by run, subset")
                .map((row, context) -> attempted
                        .computeIfAbsent(row.getObject("run", UUID.class), id -> new HashMap<>())
                        .put(row.getString("subset"), row.getLong("n")))
                .list();
        return handle.createQuery(STATUS + " order by r.created_at desc, r.id")
                .map((row, context) -> status(row, attempted.getOrDefault(row.getObject("id", UUID.class), Map.of())))
                .list();
    }

    private static Map<String, Long> attempted(Handle handle, UUID run) {
        Map<String, Long> attempted = new HashMap<>();
        handle.createQuery(
                        "select subset, count(*) filter (where attempted) as n from run_item where run = :run group by subset")
                .bind("run", run)
                .map((row, context) -> attempted.put(row.getString("subset"), row.getLong("n")))
                .list();
        return attempted;
    }

    private static RunStatus status(ResultSet row, Map<String, Long> attempted) throws SQLException {
        Run run = run(row);
        boolean stalled = run.state() == RunState.RUNNING && row.getBoolean("stalled");
        return new RunStatus(
                run,
                row.getString("name"),
                row.getInt("version"),
                stalled ? RunState.STALLED : run.state(),
                row.getLong("pending"),
                row.getLong("outstanding"),
                row.getLong("answered"),
                row.getLong("unscored"),
                row.getLong("retrying"),
                attempted);
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("dataset_version", UUID.class),
                row.getString("endpoint"),
                Json.read(row.getString("model"), ModelSpec.class),
                Json.read(row.getString("protocol"), ProtocolSpec.class),
                row.getLong("seed"),
                Priority.valueOf(row.getString("priority")),
                RunState.valueOf(row.getString("state")),
                row.getLong("total"),
                row.getTimestamp("created_at").toInstant(),
                EndpointRepository.instant(row, "ended_at"));
    }
}
