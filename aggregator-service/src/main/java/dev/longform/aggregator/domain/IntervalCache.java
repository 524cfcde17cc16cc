package dev.longform.aggregator.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the intervals of the runs that were asked for last, until their numbers change. */
@ApplicationScoped
public class IntervalCache {
    private static final int RUNS = 500;

    private final Map<RunKey, Kept> entries = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunKey, Kept> eldest) {
            return size() > RUNS;
        }
    });

    /** Intervals as of so many changes. */
    private record Kept(long changes, Intervals intervals) {}

    /**
     * Reads now what is needed, in the caller's transaction, and computes when the result is asked for.
     *
     * @param numbers the run's numbers
     * @param tallies reads the tallies of the same verdicts
     */
    Supplier<Intervals> prepare(RunNumbers numbers, Supplier<List<ClusterTally>> tallies) {
        KnownRun run = numbers.run();
        Kept known = entries.get(run.key());
        if (known != null && known.changes() == run.changes()) {
            return known::intervals;
        }
        List<ClusterTally> read = tallies.get();
        return () -> {
            Intervals intervals = Intervals.of(numbers, read);
            entries.put(run.key(), new Kept(run.changes(), intervals));
            return intervals;
        };
    }
}
