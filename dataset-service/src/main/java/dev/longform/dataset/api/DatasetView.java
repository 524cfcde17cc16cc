package dev.longform.dataset.api;

import dev.longform.dataset.domain.datasets.DatasetStatistics;
import dev.longform.dataset.domain.datasets.StoredDataset;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A dataset version, as {@code GET /api/v1/datasets} shows it. */
public record DatasetView(
        String name,
        int version,
        String sha256,
        Instant sealedAt,
        long items,
        Map<String, Long> subsets,
        Map<Integer, Long> candidates,
        long sharedPrompts,
        long clusters,
        DatasetStatistics.WordLengths words,
        DatasetStatistics.TokenLengths tokens,
        Map<String, Map<String, Double>> baselines,
        List<DatasetStatistics.Marked> marked) {
    static DatasetView of(StoredDataset dataset) {
        DatasetStatistics statistics = dataset.statistics();
        return new DatasetView(
                dataset.summary().name(),
                dataset.summary().version(),
                dataset.summary().sha256(),
                dataset.sealedAt(),
                dataset.summary().items(),
                statistics.subsets(),
                statistics.candidates(),
                statistics.sharedPrompts(),
                statistics.clusters(),
                statistics.words(),
                statistics.tokens(),
                statistics.baselines(),
                statistics.marked());
    }
}
