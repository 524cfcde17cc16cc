package dev.longform.aggregator.persistence;

import dev.longform.contracts.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which runs metrics are about. */
@ApplicationScoped
public class RecentRunRepository {
    /** The newest runs of a revision, of which one may be whole. */
    private static final int RUNS_OF_A_REVISION = 5;

    /**
     * A completed run.
     *
     * @param runId the run
     * @param revisionSince when the first run of its model's revision was asked for
     */
    public record Completed(String runId, Instant revisionSince) {}

    /**
     * The completed runs of the newest revisions of each model on each dataset: the newest of every revision
     * first, so that the limit takes away older ones before it takes a revision. How old a revision is says {@link
     * RevisionRepository}. Among them are those that are tried again.
     */
    public List<Completed> completed(Handle handle, int revisions, int limit) {
        return handle.createQuery("""
            with since as (%s),
            finished as (
                select * from run where completed and state is distinct from 'CANCELLED'),
            revision as (
                select distinct r.model, r.dataset_name, r.model_revision, s.first_at
                from finished r join since s on s.model = r.model and s.model_revision = r.model_revision),
            newest as (
                select *, row_number() over (partition by model, dataset_name
                                             order by first_at desc, model_revision desc) as age
                from revision),
            candidate as (
                select r.run_id, r.created_at, n.first_at,
                       row_number() over (partition by r.model, r.dataset_name, r.model_revision
                                          order by r.created_at desc, r.run_id desc) as place
                from finished r join newest n on n.model = r.model and n.dataset_name = r.dataset_name
                                        and n.model_revision = r.model_revision
                where n.age <= :revisions)
            select run_id, first_at from candidate where place <= :runs
            order by place, created_at desc, run_id desc limit :limit
            """.formatted(RevisionRepository.SINCE))
                .bind("revisions", revisions)
                .bind("runs", RUNS_OF_A_REVISION)
                .bind("limit", limit)
                .map((row, context) -> new Completed(
                        row.getString("run_id"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The runs that have not ended, newest first. */
    public List<String> unfinished(Handle handle, int limit) {
        return handle.createQuery("""
            select run_id from run where state not in ('COMPLETED', 'CANCELLED')
            order by created_at desc, run_id desc limit :limit
            """).bind("limit", limit).mapTo(String.class).list();
    }

    /** How many runs are in each state. */
    public Map<RunState, Long> states(Handle handle) {
        Map<RunState, Long> states = new EnumMap<>(RunState.class);
        for (RunState state : RunState.values()) {
            states.put(state, 0L);
        }
        handle.createQuery("select state, count(*) as runs from run where state is not null group by state")
                .map((row, context) -> Map.entry(RunState.valueOf(row.getString("state")), row.getLong("runs")))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        return states;
    }

    /** When a verdict of each of these runs was stored last; runs without any are left out. */
    public Map<String, Instant> lastVerdicts(Handle handle, Collection<String> runs) {
        return handle.createQuery(
                        "select run_id, max(updated_at) as stored from progress where run_id = any(:runs) group by 1")
                .bindArray("runs", String.class, runs)
                .map((row, context) -> Map.entry(
                        row.getString("run_id"),
                        row.getObject("stored", OffsetDateTime.class).toInstant()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** When a verdict was stored last, of runs that were deleted since too; empty before the first. */
    public Optional<Instant> lastVerdict(Handle handle) {
        return Optional.ofNullable(handle.createQuery("select greatest((select max(updated_at) from progress),"
                                + " (select max(last_verdict_at) from deleted_run))")
                        .mapTo(OffsetDateTime.class)
                        .one())
                .map(OffsetDateTime::toInstant);
    }
}
