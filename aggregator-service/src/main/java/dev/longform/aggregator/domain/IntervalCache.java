package dev.longform.aggregator.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Keeps the intervals of the runs that were asked for last, until their numbers change. */
@ApplicationScoped
public class IntervalCache {
    private final KeptResults<RunKey, Intervals> kept = new KeptResults<>();

    /**
     * Reads now what is needed, in the caller's transaction, and computes when the result is asked for.
     *
     * @param numbers the run's numbers
     * @param tallies reads the tallies of the same verdicts
     */
    Supplier<Intervals> prepare(RunNumbers numbers, Supplier<List<ClusterTally>> tallies) {
        KnownRun run = numbers.run();
        return kept.prepare(run.key(), run.changes(), () -> {
            List<ClusterTally> read = tallies.get();
            return () -> Intervals.of(numbers, read);
        });
    }
}
