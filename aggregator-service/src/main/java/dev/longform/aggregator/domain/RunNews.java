package dev.longform.aggregator.domain;

import dev.longform.contracts.RunDeleted;
import dev.longform.contracts.RunEvent;

/** What is told of runs. */
public sealed interface RunNews {
    /** Where a run stands. */
    record Snapshot(RunEvent event) implements RunNews {}

    /** That a run was deleted. */
    record Deletion(RunDeleted event) implements RunNews {}
}
