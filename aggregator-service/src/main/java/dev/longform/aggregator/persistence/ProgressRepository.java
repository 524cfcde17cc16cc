package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.RunKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;

/** Which runs have numbers, and how often these changed. */
@ApplicationScoped
public class ProgressRepository {
    /**
     * Locks each run until the end of the transaction, in key order, and notes that its numbers change: at the time at
     * which the lock is had, so that whoever had it before knows that this came later.
     */
    public void lock(Handle handle, SortedSet<RunKey> runs) {
        for (RunKey run : runs) {
            handle.createUpdate("""
                            insert into progress (run_id, revision) values (:run, :revision)
                            on conflict (run_id, revision)
                            do update set changes = progress.changes + 1, updated_at = clock_timestamp()
                            """)
                    .bind("run", run.runId())
                    .bind("revision", run.revision())
                    .execute();
        }
    }

    /** Forgets every revision of these runs; waits for whoever has locked one. */
    public void forget(Handle handle, Collection<String> runs) {
        handle.createUpdate("""
                        delete from progress where (run_id, revision) in (
                            select run_id, revision from progress where run_id = any(:runs)
                            order by run_id, revision for update)
                        """).bindArray("runs", String.class, runs).execute();
    }

    /** Takes the next revision of a run, of which another one must be locked. */
    public int reserveNext(Handle handle, String runId) {
        return handle.createQuery("""
                        insert into progress (run_id, revision)
                        select :run, max(revision) + 1 from progress where run_id = :run
                        returning revision
                        """).bind("run", runId).mapTo(Integer.class).one();
    }

    /** The newest revision of a run that has any verdict or delivery. */
    public OptionalInt newestRevision(Handle handle, String runId) {
        return handle.createQuery("select max(revision) from progress where run_id = :run")
                .bind("run", runId)
                .mapTo(Integer.class)
                .findOne()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
