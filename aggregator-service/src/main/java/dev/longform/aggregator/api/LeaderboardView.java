package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.Leaderboard;
import dev.longform.aggregator.domain.RunKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs on a dataset version, best first.
 *
 * @param dataset the dataset
 * @param version its version
 * @param items how many items it has
 * @param baselines accuracy of each null baseline, over all items and by subset
 * @param rows one for each way of asking a model
 * @param paper what the paper reports; empty unless asked for
 */
public record LeaderboardView(
        String dataset,
        int version,
        long items,
        Map<String, Map<String, Double>> baselines,
        List<RankedRowView> rows,
        Optional<PaperView> paper) {
    static LeaderboardView of(Leaderboard leaderboard, Map<RunKey, Integer> ranks, Optional<PaperView> paper) {
        return new LeaderboardView(
                leaderboard.dataset().name(),
                leaderboard.dataset().version(),
                leaderboard.dataset().items(),
                leaderboard.dataset().baselines(),
                leaderboard.rows().stream()
                        .map(row -> new RankedRowView(
                                RowView.of(row),
                                Optional.ofNullable(ranks.get(row.run().key()))))
                        .toList(),
                paper);
    }
}
