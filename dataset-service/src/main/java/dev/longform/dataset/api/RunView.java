package dev.longform.dataset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.Occasion;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.RunStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A run, as {@code docs/rest.md} shows it.
 *
 * @param budget what it may use; null without any limit
 * @param spent what it used
 * @param note for people: why it does not go on; null when there is nothing to say
 * @param runRevision 1, and one more for each time that the stored texts were parsed again
 * @param schedule the schedule that started it; null when none did
 * @param dueAt for which due time of the schedule; null without a schedule
 * @param retried how many items the command made pending again; only in the answer to {@code retry}
 */
public record RunView(
        UUID run,
        String dataset,
        int version,
        String model,
        String revision,
        ModelKind kind,
        ProtocolName protocol,
        Rotations rotations,
        String template,
        long seed,
        Priority priority,
        boolean allowTruncation,
        RunState state,
        long total,
        long pending,
        long outstanding,
        long answered,
        long unscored,
        long attempted,
        long retrying,
        Instant createdAt,
        Instant endedAt,
        Budget budget,
        SpendingView spent,
        String note,
        int runRevision,
        String schedule,
        Instant dueAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer retried) {

    static RunView of(RunStatus status) {
        return of(status, null);
    }

    static RunView retried(RunStatus status, int retried) {
        return of(status, retried);
    }

    private static RunView of(RunStatus status, Integer retried) {
        Run run = status.run();
        return new RunView(
                run.id(),
                status.datasetName(),
                status.datasetVersion(),
                run.model().name(),
                run.model().revision(),
                run.model().kind(),
                run.protocol().name(),
                run.protocol().rotations(),
                run.protocol().template(),
                run.seed(),
                run.priority(),
                run.protocol().allowTruncation(),
                status.state(),
                run.total(),
                status.pending(),
                status.outstanding(),
                status.answered(),
                status.unscored(),
                status.attempted().values().stream().mapToLong(Long::longValue).sum(),
                status.retrying(),
                run.createdAt(),
                run.endedAt().orElse(null),
                run.budget().limited() ? run.budget() : null,
                SpendingView.of(status.spent(), run.model().prices()),
                RunNote.of(status),
                run.revision(),
                status.occasion().map(Occasion::schedule).orElse(null),
                status.occasion().map(Occasion::dueAt).orElse(null),
                retried);
    }
}
