package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.RunKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The newest recount of each ended run. */
@ApplicationScoped
public class RecountRepository {
    /** An ended run whose numbers changed since its last recount, and how often they had changed. */
    public record Due(RunKey run, long changes) {}

    /** One of the runs that are due, so that one that cannot be counted holds up no other; empty when none is. */
    public Optional<Due> due(Handle handle) {
        return handle.createQuery("""
                        select p.run_id, p.revision, p.changes
                        from run r join progress p on p.run_id = r.run_id and p.revision = r.revision
                        left join recount c on c.run_id = p.run_id and c.revision = p.revision
                        where r.state in ('COMPLETED', 'CANCELLED') and c.changes is distinct from p.changes
                          and p.updated_at < now() - interval '10 seconds'
                        order by random() limit 1
                        """)
                .map((row, context) ->
                        new Due(new RunKey(row.getString("run_id"), row.getInt("revision")), row.getLong("changes")))
                .findOne();
    }

    /** Stores what a recount found. */
    public void save(Handle handle, Due due, int unequal) {
        handle.createUpdate("""
                        insert into recount (run_id, revision, changes, unequal)
                        values (:run, :revision, :changes, :unequal)
                        on conflict (run_id, revision) do update set
                            changes = excluded.changes, unequal = excluded.unequal, checked_at = now()
                        """)
                .bind("run", due.run().runId())
                .bind("revision", due.run().revision())
                .bind("changes", due.changes())
                .bind("unequal", unequal)
                .execute();
    }

    /** How many runs were recounted in the revision that they have now. */
    public long checked(Handle handle) {
        return count(handle, "");
    }

    /** How many of them had a counter that was not equal. */
    public long unequal(Handle handle) {
        return count(handle, " where c.unequal > 0");
    }

    private static long count(Handle handle, String which) {
        return handle.createQuery(
                        "select count(*) from recount c join run r on r.run_id = c.run_id and r.revision = c.revision"
                                + which)
                .mapTo(Long.class)
                .one();
    }
}
