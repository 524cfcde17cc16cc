package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.grid.PooledHeatmap;
import dev.longform.contracts.ProtocolName;
import java.util.List;
import java.util.Optional;

/**
 * Classifiers (the first side) against judges (the second), cell by cell: every classifier's answer against every
 * judge's answer to the same needle.
 *
 * @param classifiers the runs of classifiers that count: a model's newest finished one
 * @param judges the runs of judges that count
 */
public record PooledHeatmapView(
        String dataset,
        int version,
        Optional<String> aspect,
        List<RunName> classifiers,
        List<RunName> judges,
        List<Integer> lengths,
        List<List<Double>> positions,
        @JsonUnwrapped ComparisonView comparison) {
    /** A run, its model, and how that was asked. */
    public record RunName(String run, String model, String revision, ProtocolName protocol) {
        static List<RunName> of(List<KnownRun> runs) {
            return runs.stream()
                    .map(KnownRun::event)
                    .map(run -> new RunName(
                            run.runId(),
                            run.model().name(),
                            run.model().revision(),
                            run.protocol().name()))
                    .toList();
        }
    }

    static PooledHeatmapView of(PooledHeatmap pooled) {
        return new PooledHeatmapView(
                pooled.dataset().name(),
                pooled.dataset().version(),
                pooled.aspect(),
                RunName.of(pooled.classifiers()),
                RunName.of(pooled.judges()),
                pooled.comparison().axes().lengths(),
                HeatmapView.positions(pooled.comparison().axes()),
                ComparisonView.pooled(pooled.comparison()));
    }
}
