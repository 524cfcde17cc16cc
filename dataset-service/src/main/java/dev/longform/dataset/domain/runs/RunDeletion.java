package dev.longform.dataset.domain.runs;

import dev.longform.contracts.RunDeleted;
import dev.longform.contracts.RunEvent;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.persistence.DeletedRunRepository;
import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.RunRepository;
import dev.longform.dataset.persistence.RunStatusRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes ended runs; their numbers stay with the aggregator. */
@ApplicationScoped
public class RunDeletion {
    private final Jdbi jdbi;
    private final RunRepository runs;
    private final RunStatusRepository statuses;
    private final EndpointRepository endpoints;
    private final DeletedRunRepository deleted;
    private final RunSnapshots snapshots;
    private final Audit audit;

    public RunDeletion(
            Jdbi jdbi,
            RunRepository runs,
            RunStatusRepository statuses,
            EndpointRepository endpoints,
            DeletedRunRepository deleted,
            RunSnapshots snapshots,
            Audit audit) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.statuses = statuses;
        this.endpoints = endpoints;
        this.deleted = deleted;
        this.snapshots = snapshots;
        this.audit = audit;
    }

    /**
     * Deletes a run, in one transaction; one that is deleted already stays so.
     *
     * @throws UnknownName when there never was such a run
     * @throws CommandRefused when it has not ended, has items out, or verdicts of it are still to be sent
     */
    public void delete(UUID id) {
        Optional<Run> run = jdbi.withHandle(handle -> runs.find(handle, id));
        run.ifPresent(found -> jdbi.useTransaction(handle -> {
            endpoints.lock(handle, List.of(found.endpoint()));
            statuses.status(handle, id).ifPresent(status -> delete(handle, status));
        }));
        if (run.isEmpty() && !jdbi.withHandle(handle -> deleted.contains(handle, id))) {
            throw new UnknownName("run", id.toString(), "longform runs list");
        }
    }

    private void delete(Handle handle, RunStatus status) {
        UUID id = status.run().id();
        check(handle, status);
        RunEvent last = snapshots.of(status, statuses.sequence(handle, id) + 1);
        deleted.delete(handle, id, new RunDeleted(last, Instant.now()), status.occasion());
        audit.note(
                handle,
                Action.DELETE,
                Kind.RUN,
                id.toString(),
                last.model().name() + "@" + last.model().revision() + " on "
                        + last.dataset().name() + "@" + last.dataset().version() + ", "
                        + status.answered() + " of " + status.run().total() + " items answered");
    }

    private void check(Handle handle, RunStatus status) {
        UUID id = status.run().id();
        if (!status.run().state().ended()) {
            throw new CommandRefused("run " + id + " is " + status.state()
                    + " and cannot be deleted; cancel it first with 'longform runs cancel " + id + "'");
        }
        if (status.outstanding() > 0) {
            throw new CommandRefused(status.outstanding() + " items of run " + id
                    + " are still out at its endpoint; try again when they have come back ('longform runs show " + id
                    + "' counts them)");
        }
        if (deleted.hasUnannounced(handle, id)) {
            throw new CommandRefused(
                    "the last verdicts of run " + id + " are still being sent; try again in a few seconds");
        }
    }
}
