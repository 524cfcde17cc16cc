package dev.longform.aggregator.domain;

import dev.longform.contracts.RunEvent;
import java.time.Instant;

/**
 * A run as its newest event tells it.
 *
 * @param event the newest snapshot
 * @param runs how many runs there are of this model on this dataset version, asked in this way, itself included
 * @param changes grows whenever a verdict or delivery of its revision is stored; 0 before the first
 * @param updatedAt when anything was stored for it last
 */
public record KnownRun(RunEvent event, long runs, long changes, Instant updatedAt) {
    /** What its numbers belong to. */
    public RunKey key() {
        return new RunKey(event.runId(), event.revision());
    }
}
