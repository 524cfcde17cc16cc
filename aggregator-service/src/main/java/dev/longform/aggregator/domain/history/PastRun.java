package dev.longform.aggregator.domain.history;

import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.contracts.RunState;
import java.time.Instant;
import java.util.Optional;

/**
 * An ended run.
 *
 * @param numbers its numbers, in the revision that was shown last
 * @param deletedAt when it was deleted; empty when its verdicts are there
 */
public record PastRun(RunNumbers numbers, Optional<Instant> deletedAt) {
    boolean completed() {
        return numbers.run().event().state() == RunState.COMPLETED;
    }
}
