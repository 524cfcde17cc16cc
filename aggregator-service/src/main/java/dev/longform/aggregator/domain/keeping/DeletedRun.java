package dev.longform.aggregator.domain.keeping;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.contracts.RunEvent;
import java.time.Instant;

/**
 * A run that was deleted.
 *
 * @param event its last snapshot
 * @param deletedAt when
 * @param heardAt when this service heard of it, which may be much later
 */
public record DeletedRun(RunEvent event, Instant deletedAt, Instant heardAt) {
    /** As what its numbers are computed for; no run is counted beside it, and nothing of it changes any more. */
    public KnownRun known() {
        return new KnownRun(event, 0, 0, deletedAt);
    }
}
