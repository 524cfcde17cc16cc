package dev.longform.aggregator.domain.metrics;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.comparison.ComparisonReader;
import dev.longform.aggregator.domain.comparison.Differences;
import dev.longform.aggregator.domain.comparison.PairedDifference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps how revisions differ until their numbers change. */
@ApplicationScoped
public class ChangeCache {
    private static final int PAIRS = 1000;

    private final ComparisonReader comparisons;
    private final Map<Key, SortedMap<String, PairedDifference>> entries =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, SortedMap<String, PairedDifference>> eldest) {
                    return size() > PAIRS;
                }
            });

    public ChangeCache(ComparisonReader comparisons) {
        this.comparisons = comparisons;
    }

    private record Key(RunKey run, long runChanges, RunKey previous, long previousChanges) {}

    /**
     * The run less the previous one, over all items and by subset; empty when they are on different dataset versions.
     */
    SortedMap<String, PairedDifference> between(KnownRun run, KnownRun previous) {
        if (!run.event().dataset().sha256().equals(previous.event().dataset().sha256())) {
            return Collections.emptySortedMap();
        }
        Key key = new Key(run.key(), run.changes(), previous.key(), previous.changes());
        SortedMap<String, PairedDifference> known = entries.get(key);
        if (known != null) {
            return known;
        }
        Differences differences = comparisons.differences(run, previous);
        SortedMap<String, PairedDifference> computed = new TreeMap<>();
        differences.subsets().entrySet().stream()
                .limit(RunSamples.SUBSETS)
                .forEach(entry -> computed.put(entry.getKey(), entry.getValue()));
        computed.put(RunSamples.ALL, differences.all());
        entries.put(key, computed);
        return computed;
    }
}
