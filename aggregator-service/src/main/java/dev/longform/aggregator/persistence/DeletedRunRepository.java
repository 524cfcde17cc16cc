package dev.longform.aggregator.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.keeping.DeletedRun;
import dev.longform.contracts.RunDeleted;
import dev.longform.contracts.RunEvent;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The runs that were deleted. */
@ApplicationScoped
public class DeletedRunRepository {
    /** Makes whoever tells of the same runs wait until the end of the transaction, in key order. */
    public void lock(Handle handle, SortedSet<String> runs) {
        for (String run : runs) {
            handle.execute("select pg_advisory_xact_lock(hashtextextended('run ' || ?, 0))", run);
        }
    }

    /** Notes deletions; one that is known already stays as it is. */
    public void insert(Handle handle, Collection<RunDeleted> deletions) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into deleted_run (run_id, dataset_name, dataset_version, model, model_revision, created_at, event,
                                         deleted_at)
                values (:run, :dataset, :version, :model, :modelRevision, :created, :event, :deleted)
                on conflict (run_id) do nothing
                """);
        deletions.forEach(deletion -> bind(batch, deletion).add());
        batch.execute();
    }

    /** Those of the runs that were deleted. */
    public Set<String> among(Handle handle, Collection<String> runs) {
        return handle.createQuery("select run_id from deleted_run where run_id = any(:runs)")
                .bindArray("runs", String.class, runs)
                .mapTo(String.class)
                .set();
    }

    /** Those of the runs whose verdicts are not counted any more. */
    public Set<String> closedAmong(Handle handle, Collection<String> runs) {
        return handle.createQuery("select run_id from deleted_run where run_id = any(:runs) and closed_at is not null")
                .bindArray("runs", String.class, runs)
                .mapTo(String.class)
                .set();
    }

    /** Runs whose verdicts are still counted, the one first that was heard of first. */
    public List<DeletedRun> open(Handle handle, int most) {
        return handle.createQuery("""
                        select event, deleted_at, heard_at from deleted_run
                        where purged_at is null and closed_at is null order by heard_at limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> deleted(row))
                .list();
    }

    /** Keeps when the last verdict of a run was stored, as its progress says before it is locked. */
    public void keepLastVerdict(Handle handle, String run) {
        handle.createUpdate("""
                        update deleted_run set last_verdict_at = (select max(updated_at) from progress where run_id = :run)
                        where run_id = :run
                        """).bind("run", run).execute();
    }

    /** Notes that nothing that comes of a run counts any more. */
    public void close(Handle handle, String run) {
        handle.createUpdate("update deleted_run set closed_at = now() where run_id = :run and closed_at is null")
                .bind("run", run)
                .execute();
    }

    /** Closed runs of which rows may be left, oldest deletion first. */
    public List<String> toPurge(Handle handle, int most) {
        return handle.createQuery("""
                        select run_id from deleted_run where purged_at is null and closed_at is not null
                        order by deleted_at limit :most
                        """).bind("most", most).mapTo(String.class).list();
    }

    /** Notes that nothing is left of a run but its numbers. */
    public void purged(Handle handle, String run) {
        handle.createUpdate("update deleted_run set purged_at = now() where run_id = :run")
                .bind("run", run)
                .execute();
    }

    /** The newest deleted runs of a model on a dataset, newest first. */
    public List<DeletedRun> of(Handle handle, String model, DatasetName dataset, int most) {
        return handle.createQuery("""
                        select event, deleted_at, heard_at from deleted_run
                        where model = :model and dataset_name = :dataset and (:version = 0 or dataset_version = :version)
                        order by created_at desc, run_id desc limit :most
                        """)
                .bind("model", model)
                .bind("dataset", dataset.name())
                .bind("version", dataset.version().orElse(0))
                .bind("most", most)
                .map((row, context) -> deleted(row))
                .list();
    }

    private static PreparedBatch bind(PreparedBatch batch, RunDeleted deletion) {
        RunEvent run = deletion.run();
        return batch.bind("run", run.runId())
                .bind("dataset", run.dataset().name())
                .bind("version", run.dataset().version())
                .bind("model", run.model().name())
                .bind("modelRevision", run.model().revision())
                .bind("created", run.createdAt().atOffset(ZoneOffset.UTC))
                .bind("event", new String(EventWriter.encode(run), StandardCharsets.UTF_8))
                .bind("deleted", deletion.deletedAt().atOffset(ZoneOffset.UTC));
    }

    private static DeletedRun deleted(ResultSet row) throws SQLException {
        try {
            return new DeletedRun(
                    EventJson.MAPPER.readValue(row.getString("event"), RunEvent.class),
                    row.getObject("deleted_at", OffsetDateTime.class).toInstant(),
                    row.getObject("heard_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a deleted run cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
