package dev.longform.dataset.domain.runs;

import dev.longform.contracts.EventType;
import dev.longform.contracts.RunDeleted;
import dev.longform.contracts.Topic;
import dev.longform.dataset.persistence.DeletedRunRepository;
import dev.longform.dataset.persistence.RunStatusRepository;
import dev.longform.dataset.persistence.RunStatusRepository.Untold;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells of runs that changed: a whole snapshot each, at least once, only the newest of several changes; and of runs that
 * were deleted. The database is the truth; what is not told yet is told after a restart.
 */
@ApplicationScoped
public class RunTeller {
    private static final int AT_ONCE = 100;

    private final Jdbi jdbi;
    private final RunStatusRepository runs;
    private final DeletedRunRepository deleted;
    private final RunSnapshots snapshots;
    private final EventWriter events;

    public RunTeller(
            Jdbi jdbi,
            RunStatusRepository runs,
            DeletedRunRepository deleted,
            RunSnapshots snapshots,
            EventWriter events) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.deleted = deleted;
        this.snapshots = snapshots;
        this.events = events;
    }

    /** Tells of every run that changed since it was last told of. */
    public void tell() {
        jdbi.withHandle(handle -> runs.untold(handle, AT_ONCE)).forEach(this::tell);
        jdbi.withHandle(handle -> deleted.untold(handle, AT_ONCE)).forEach(this::tell);
    }

    /** A run that was deleted since is told of as that. */
    private void tell(Untold untold) {
        jdbi.withHandle(handle -> runs.status(handle, untold.run())).ifPresent(status -> {
            send(untold.run(), EventType.RUN, snapshots.of(status, untold.sequence()));
            jdbi.useHandle(handle -> runs.told(handle, untold));
        });
    }

    private void tell(RunDeleted deletion) {
        UUID run = UUID.fromString(deletion.run().runId());
        send(run, EventType.RUN_DELETED, deletion);
        jdbi.useHandle(handle -> deleted.told(handle, run));
    }

    private void send(UUID run, String type, Record event) {
        events.send(Topic.RUNS.topicName(), run.toString(), type, event).join();
    }
}
