package dev.longform.aggregator.domain;

import dev.longform.aggregator.persistence.DeletedRunRepository;
import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.contracts.RunDeleted;
import dev.longform.contracts.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** Stores what the runs are: the snapshot with the highest sequence stands, until the run is deleted. */
@ApplicationScoped
public class RunBook {
    private final Jdbi jdbi;
    private final RunRepository runs;
    private final DeletedRunRepository deleted;

    public RunBook(Jdbi jdbi, RunRepository runs, DeletedRunRepository deleted) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.deleted = deleted;
    }

    /**
     * Stores a batch, all of it or nothing. Older snapshots than known change nothing, nor does whatever is told of a run
     * after its deletion.
     */
    public void store(List<RunNews> batch) {
        TreeMap<String, RunEvent> newest = new TreeMap<>();
        TreeMap<String, RunDeleted> deletions = new TreeMap<>();
        for (RunNews news : batch) {
            if (news instanceof RunNews.Snapshot told) {
                newest.merge(
                        told.event().runId(),
                        told.event(),
                        (one, other) -> one.sequence() >= other.sequence() ? one : other);
            } else if (news instanceof RunNews.Deletion told) {
                deletions.putIfAbsent(told.event().run().runId(), told.event());
            }
        }
        TreeSet<String> ids = new TreeSet<>(newest.keySet());
        ids.addAll(deletions.keySet());
        jdbi.useTransaction(handle -> {
            deleted.lock(handle, ids);
            deleted.insert(handle, deletions.values());
            runs.forget(handle, deletions.keySet());
            newest.keySet().removeAll(deleted.among(handle, newest.keySet()));
            runs.save(handle, newest.values());
        });
    }
}
