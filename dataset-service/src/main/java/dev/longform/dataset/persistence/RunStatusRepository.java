package dev.longform.dataset.persistence;

import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.runs.Occasion;
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
import org.jdbi.v3.core.statement.Query;

/** Where runs stand, and whether others have heard of it. */
@ApplicationScoped
public class RunStatusRepository {
    private static final String STATUS = """
            select r.*, d.name, d.version,
              e.stalled_since is not null or p.obstacle is not null as stalled, p.report as probe, c.*
            from run r join dataset_version d on d.id = r.dataset_version join endpoint e on e.key = r.endpoint
            left join probe p on p.model = r.model ->> 'name' and p.revision = r.model ->> 'revision'
            cross join lateral (
              select count(*) filter (where i.state = 'PENDING' and i.credit = 'NONE') as pending,
                count(*) filter (where i.credit <> 'NONE') as outstanding,
                count(*) filter (where i.state = 'ANSWERED') as answered,
                count(*) filter (where i.state = 'UNSCORED') as unscored,
                count(*) filter (where i.state = 'PENDING' and i.reason is not null) as retrying,
                count(*) filter (where i.state = 'UNSCORED' and i.reason = 'BUDGET_EXHAUSTED') as exhausted
              from run_item i where i.run = r.id) c
            """;

    private static final String ATTEMPTED = "select run, subset, count(*) filter (where attempted) as n from run_item";

    /** A run with the sequence of its newest change. */
    public record Untold(UUID run, long sequence) {}

    /** Where a run stands; empty when it is not known. */
    public Optional<RunStatus> status(Handle handle, UUID id) {
        return statuses(handle, List.of(id)).stream().findFirst();
    }

    /** Where these runs stand, in no order; unknown ones are left out. */
    public List<RunStatus> statuses(Handle handle, Collection<UUID> ids) {
        return statuses(
                handle.createQuery(ATTEMPTED + " where run = any(:ids) group by run, subset")
                        .bindArray("ids", UUID.class, ids.toArray()),
                handle.createQuery(STATUS + " where r.id = any(:ids)").bindArray("ids", UUID.class, ids.toArray()));
    }

    /** All runs, newest first. */
    public List<RunStatus> statuses(Handle handle) {
        return statuses(
                handle.createQuery(ATTEMPTED + " group by run, subset"),
                handle.createQuery(STATUS + " order by r.created_at desc, r.id"));
    }

    private static List<RunStatus> statuses(Query attempts, Query runs) {
        Map<UUID, Map<String, Long>> attempted = new HashMap<>();
        attempts.map((row, context) -> attempted
                        .computeIfAbsent(row.getObject("run", UUID.class), id -> new HashMap<>())
                        .put(row.getString("subset"), row.getLong("n")))
                .list();
        return runs.map((row, context) ->
                        status(row, attempted.getOrDefault(row.getObject("id", UUID.class), Map.of())))
                .list();
    }

    /** Runs that changed since they were last told of: first those that nobody knows of, then those with most changes. */
    public List<Untold> untold(Handle handle, int most) {
        return handle.createQuery(
                        "select id, sequence from run where news order by told = 0 desc, sequence - told desc, created_at limit :most")
                .bind("most", most)
                .map((row, context) -> new Untold(row.getObject("id", UUID.class), row.getLong("sequence")))
                .list();
    }

    /** The number of a run's newest change. */
    public long sequence(Handle handle, UUID run) {
        return handle.createQuery("select sequence from run where id = :id")
                .bind("id", run)
                .mapTo(Long.class)
                .one();
    }

    /** Notes that a run was told of as it stood at this sequence. */
    public void told(Handle handle, Untold told) {
        handle.createUpdate("update run set told = greatest(told, :sequence) where id = :id")
                .bind("id", told.run())
                .bind("sequence", told.sequence())
                .execute();
    }

    private static RunStatus status(ResultSet row, Map<String, Long> attempted) throws SQLException {
        Run run = Rows.run(row);
        Optional<Instant> dueAt = Rows.instant(row, "due_at");
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
                row.getLong("exhausted"),
                Rows.spending(row),
                Optional.ofNullable(row.getString("probe")).map(report -> Json.read(report, ProbeReport.class)),
                attempted,
                Optional.ofNullable(row.getString("schedule")).map(name -> new Occasion(name, dueAt.orElseThrow())));
    }
}
