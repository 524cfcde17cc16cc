package dev.longform.aggregator.domain;

import dev.longform.aggregator.persistence.DeletedRunRepository;
import dev.longform.aggregator.persistence.ProgressRepository;
import dev.longform.aggregator.persistence.RunRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** Which revision of a run is shown: the one its event names, else the newest that has verdicts. */
@ApplicationScoped
public class CurrentRevision {
    private final RunRepository runs;
    private final ProgressRepository progress;
    private final DeletedRunRepository deleted;

    public CurrentRevision(RunRepository runs, ProgressRepository progress, DeletedRunRepository deleted) {
        this.runs = runs;
        this.progress = progress;
        this.deleted = deleted;
    }

    /** Empty when nothing is known of the run, or it was deleted. */
    Optional<RunKey> of(Handle handle, String runId) {
        if (!deleted.among(handle, List.of(runId)).isEmpty()) {
            return Optional.empty();
        }
        return runs.find(handle, runId).map(KnownRun::key).or(() -> {
            OptionalInt revision = progress.newestRevision(handle, runId);
            return revision.isPresent() ? Optional.of(new RunKey(runId, revision.getAsInt())) : Optional.empty();
        });
    }
}
