package dev.longform.contracts;

import java.time.Instant;

/**
 * A run was deleted: its items are gone, its numbers are history. Nothing that is told of it afterwards counts. Topic
 * {@link Topic#RUNS}; Kafka key: the run's id.
 *
 * @param run the last snapshot of it; it has ended
 * @param deletedAt when it was deleted
 */
public record RunDeleted(RunEvent run, Instant deletedAt) {
    public RunDeleted {
        Require.present("run", run);
        Require.present("deletedAt", deletedAt);
    }
}
