package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.RunKey;
import dev.longform.contracts.Verdict;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What judges wrote, inside the stored verdicts, and whether it is still there. */
@ApplicationScoped
public class TextRepository {
    /**
     * A revision whose verdicts may hold texts.
     *
     * @param run the run and revision
     * @param dataset the dataset's name
     * @param endedAt when the run ended
     */
    public record Holder(RunKey run, String dataset, Instant endedAt) {}

    /**
     * Revisions of judges' runs that ended before, and whose texts are not gone since, or that verdicts came to
     * afterwards; oldest end first.
     */
    public List<Holder> holders(Handle handle, Instant endedBefore) {
        return handle.createQuery("""
                        select * from (
                            select p.run_id, p.revision, r.dataset_name, p.texts_dropped_at, p.updated_at,
                                   cast(r.event::json ->> 'endedAt' as timestamptz) as ended_at
                            from run r join progress p on p.run_id = r.run_id
                            where r.state in ('COMPLETED', 'CANCELLED') and r.protocol <> 'SCORES') as judged
                        where ended_at < :before
                          and (texts_dropped_at is null or texts_dropped_at < greatest(ended_at, updated_at))
                        order by ended_at, run_id, revision
                        """)
                .bind("before", endedBefore.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Holder(
                        new RunKey(row.getString("run_id"), row.getInt("revision")),
                        row.getString("dataset_name"),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Since when texts of a revision may be missing; empty while all are there. */
    public Optional<Instant> droppedSince(Handle handle, RunKey run) {
        return handle.createQuery("select texts_dropping_at from progress where run_id = :run and revision = :revision")
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .map((row, context) -> Optional.ofNullable(row.getObject("texts_dropping_at", OffsetDateTime.class)))
                .findOne()
                .flatMap(since -> since.map(OffsetDateTime::toInstant));
    }

    /** Notes that texts of a revision may be missing from now on; returns the time, empty when the revision is gone. */
    public Optional<Instant> begin(Handle handle, RunKey run) {
        return handle.createQuery("""
                        update progress set texts_dropping_at = coalesce(texts_dropping_at, now())
                        where run_id = :run and revision = :revision returning now() as begun
                        """)
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .map((row, context) ->
                        row.getObject("begun", OffsetDateTime.class).toInstant())
                .findOne();
    }

    /** Notes that no text of a revision is left, but for those of verdicts that were stored after the beginning. */
    public void done(Handle handle, RunKey run, Instant begun) {
        handle.createUpdate(
                        "update progress set texts_dropped_at = :begun where run_id = :run and revision = :revision")
                .bind("begun", begun.atOffset(ZoneOffset.UTC))
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .execute();
    }

    /** Keeps verdicts of a revision from being stored until the end of the transaction; false when it is gone. */
    public boolean lock(Handle handle, RunKey run) {
        return handle.createQuery("select 1 from progress where run_id = :run and revision = :revision for update")
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Replaces stored verdicts, of which only texts differ. */
    public void replace(Handle handle, Collection<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "update verdict set body = :body where run_id = :run and revision = :revision and item_id = :item");
        for (Verdict verdict : verdicts) {
            batch.bind("body", new String(EventWriter.encode(verdict), StandardCharsets.UTF_8))
                    .bind("run", verdict.runId())
                    .bind("revision", verdict.revision())
                    .bind("item", verdict.itemId())
                    .add();
        }
        batch.execute();
    }
}
