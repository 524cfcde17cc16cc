package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.ScopeNumbers;
import dev.longform.aggregator.domain.history.Asked;
import dev.longform.aggregator.domain.history.History;
import dev.longform.aggregator.domain.history.NoiseFloor;
import dev.longform.aggregator.domain.history.PastRun;
import dev.longform.aggregator.domain.history.RepeatCount;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model over revisions and time.
 *
 * @param model the model
 * @param dataset as it was asked for
 * @param runs its ended runs, oldest first
 * @param noise how much runs differ that asked the same
 */
public record HistoryView(String model, String dataset, List<PastRunView> runs, List<NoiseView> noise) {
    /**
     * An ended run. What does not exist is empty.
     *
     * @param run its id
     * @param revision of the model
     * @param version of the dataset
     * @param credit sum of the credits, in units of 1/720720
     * @param runRevision which reading of its texts the numbers are of
     * @param deletedAt when it was deleted; empty while its verdicts are there
     */
    public record PastRunView(
            String run,
            String revision,
            int version,
            RunState state,
            ProtocolName protocol,
            Rotations rotations,
            String template,
            long seed,
            Instant createdAt,
            Instant endedAt,
            Optional<Instant> deletedAt,
            int runRevision,
            long total,
            long attempted,
            long answered,
            long correct,
            long credit,
            Optional<Double> coverage,
            Optional<Double> accuracy,
            Optional<List<Double>> interval,
            Optional<List<Double>> bounds,
            Optional<Double> macro,
            Map<Reason, Long> unscored,
            Map<String, SubsetView> subsets,
            UsageView usage) {
        static PastRunView of(PastRun past) {
            RunNumbers numbers = past.numbers();
            RunEvent event = numbers.run().event();
            ScopeNumbers all = numbers.all();
            Map<String, SubsetView> subsets = new LinkedHashMap<>();
            numbers.subsets().forEach((name, subset) -> subsets.put(name, SubsetView.of(subset)));
            return new PastRunView(
                    event.runId(),
                    event.model().revision(),
                    event.dataset().version(),
                    event.state(),
                    event.protocol().name(),
                    event.protocol().rotations(),
                    event.protocol().template(),
                    event.seed(),
                    event.createdAt(),
                    event.endedAt(),
                    past.deletedAt(),
                    event.revision(),
                    all.total(),
                    all.attempted(),
                    all.answered(),
                    all.outcome(Outcome.CORRECT),
                    all.counts().get(CounterName.CREDIT),
                    all.coverage(),
                    all.accuracy(),
                    Bounds.of(all.interval()),
                    Bounds.of(all.bounds()),
                    numbers.macro(),
                    all.unscored(),
                    subsets,
                    UsageView.of(numbers.usage()));
        }
    }

    /**
     * How much completed runs differ that asked the same of the same revision; empty with fewer than two.
     *
     * @param runs how many runs {@code accuracy} is of, deleted ones included
     * @param accuracy their mean accuracy
     * @param whole how many of them answered every item
     * @param deviation the sample standard deviation of the accuracy of those
     * @param compared how many runs are compared item by item
     * @param items that at least two of those answered
     * @param differing items that did not get the same outcome and credit from every run
     * @param differingShare {@code differing / items}
     * @param disagreement the share of pairs of answers to one item that are different
     */
    public record NoiseView(
            String revision,
            int version,
            ProtocolName protocol,
            Rotations rotations,
            String template,
            long seed,
            int runs,
            Optional<Double> accuracy,
            int whole,
            Optional<Double> deviation,
            int compared,
            Optional<Long> items,
            Optional<Long> differing,
            Optional<Double> differingShare,
            Optional<Double> disagreement) {
        static NoiseView of(NoiseFloor noise) {
            Asked asked = noise.asked();
            return new NoiseView(
                    asked.revision(),
                    asked.version(),
                    asked.protocol().name(),
                    asked.protocol().rotations(),
                    asked.protocol().template(),
                    asked.seed(),
                    noise.accuracies().size(),
                    noise.mean(),
                    noise.whole().size(),
                    noise.deviation(),
                    noise.compared(),
                    noise.counted().map(RepeatCount::items),
                    noise.counted().map(RepeatCount::differing),
                    noise.differingShare(),
                    noise.disagreement());
        }
    }

    static HistoryView of(String model, String dataset, History history) {
        return new HistoryView(
                model,
                dataset,
                history.runs().stream().map(PastRunView::of).toList(),
                history.noise().stream().map(NoiseView::of).toList());
    }
}
