package dev.longform.dataset.persistence;

import dev.longform.contracts.RunDeleted;
import dev.longform.dataset.domain.runs.Occasion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Runs that were deleted, and runs that are old enough for it. */
@ApplicationScoped
public class DeletedRunRepository {
    /** A run that has ended. */
    public record Ended(UUID run, String dataset, Instant endedAt) {}

    /** Removes a run with its items, and keeps what is to be told of it; its endpoint's row must be locked. */
    public void delete(Handle handle, UUID run, RunDeleted event, Optional<Occasion> occasion) {
        handle.createUpdate("""
                        insert into deleted_run (id, event, deleted_at, schedule, due_at)
                        values (:id, :event::jsonb, :deleted, :schedule, :due)
                        """)
                .bind("id", run)
                .bind("event", Json.write(event))
                .bind("deleted", event.deletedAt())
                .bind("schedule", occasion.map(Occasion::schedule).orElse(null))
                .bind("due", occasion.map(Occasion::dueAt).orElse(null))
                .execute();
        handle.createUpdate("delete from run where id = :id").bind("id", run).execute();
    }

    /** Whether a run of this id was deleted. */
    public boolean contains(Handle handle, UUID run) {
        return handle.createQuery("select exists (select 1 from deleted_run where id = :id)")
                .bind("id", run)
                .mapTo(Boolean.class)
                .one();
    }

    /** Deletions that nobody was told of, oldest first. */
    public List<RunDeleted> untold(Handle handle, int most) {
        return handle.createQuery("select event from deleted_run where not told order by deleted_at limit :most")
                .bind("most", most)
                .map((row, context) -> Json.read(row.getString("event"), RunDeleted.class))
                .list();
    }

    /** Notes that a deletion was told. */
    public void told(Handle handle, UUID run) {
        handle.createUpdate("update deleted_run set told = true where id = :id")
                .bind("id", run)
                .execute();
    }

    /** Whether verdicts that the coordinator settled are still to be sent. */
    public boolean hasUnannounced(Handle handle, UUID run) {
        return handle.createQuery("select exists (select 1 from run_item where run = :id and announce)")
                .bind("id", run)
                .mapTo(Boolean.class)
                .one();
    }

    /** The runs that ended before, oldest end first. */
    public List<Ended> endedBefore(Handle handle, Instant time) {
        return handle.createQuery("""
                        select r.id, d.name, r.ended_at
                        from run r join dataset_version d on d.id = r.dataset_version
                        where r.ended_at < :time order by r.ended_at
                        """)
                .bind("time", time)
                .map((row, context) -> new Ended(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("ended_at").toInstant()))
                .list();
    }
}
