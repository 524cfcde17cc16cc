package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.longform.aggregator.domain.Latencies;
import dev.longform.aggregator.domain.Positions;
import dev.longform.aggregator.domain.RunMetrics;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.ScopeNumbers;
import dev.longform.contracts.Outcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about a run.
 *
 * @param row what the leaderboard shows of it; its fields stand beside the others
 * @param dataset what it runs on
 * @param version the dataset's version
 * @param macroInterval cluster bootstrap, 95%
 * @param pairwiseInterval cluster bootstrap, 95%
 * @param tieRate share of the answered items
 * @param mixedRate share of the answered items
 * @param top1 how often a chosen candidate is at the top
 * @param outcomes items by outcome
 * @param slots by number of candidates and slot
 * @param updatedAt when a verdict or an event of it was stored last
 */
public record MetricsView(
        @JsonUnwrapped RowView row,
        String dataset,
        int version,
        Optional<List<Double>> macroInterval,
        Optional<List<Double>> pairwiseInterval,
        Optional<Double> tieRate,
        Optional<Double> mixedRate,
        Optional<Double> top1,
        Map<Outcome, Long> outcomes,
        Map<Integer, Map<String, SlotView>> slots,
        LengthBiasView lengthBias,
        UsageView usage,
        LatencyView latencyMs,
        Instant updatedAt) {
    static MetricsView of(RunMetrics metrics) {
        RunNumbers numbers = metrics.numbers();
        ScopeNumbers all = numbers.all();
        return new MetricsView(
                RowView.of(numbers),
                numbers.run().event().dataset().name(),
                numbers.run().event().dataset().version(),
                Bounds.of(metrics.intervals().macro()),
                Bounds.of(metrics.intervals().pairwise()),
                all.share(Outcome.TIED),
                all.share(Outcome.MIXED),
                all.top1(),
                outcomes(all),
                SlotView.of(Positions.of(all.counts())),
                new LengthBiasView(all.longestPickedWhenChosen(), all.longestPickedWhenRejected()),
                UsageView.of(numbers.usage()),
                LatencyView.of(Latencies.of(numbers.usage())),
                numbers.run().updatedAt());
    }

    private static Map<Outcome, Long> outcomes(ScopeNumbers all) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, all.outcome(outcome));
        }
        return outcomes;
    }
}
