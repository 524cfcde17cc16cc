package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.Positions;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.ScopeNumbers;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the leaderboard: what a run is and its numbers. Ratios are 0..1; what does not exist is empty.
 *
 * @param runs how many runs there are of this model asked in this way
 * @param coverage answered / attempted
 * @param accuracy mean credit of the answered items
 * @param interval Wilson, 95%, of the accuracy
 * @param bounds the accuracy if all unanswered items were wrong, and if all were right
 * @param strict share of {@code CORRECT} among the answered
 * @param micro the accuracy over all items, the paper's headline
 * @param macro the mean of the subsets' accuracies
 * @param ties how many items are {@code TIED}
 * @param mixed how many items are {@code MIXED}
 * @param unscored items by reason
 * @param truncated items of which the server saw only a part
 * @param truncationUnknown answered items for which nobody knows
 * @param positionBias by number of candidates; empty for protocols that show no slots
 * @param activation whether a classifier's scores are raw, as the newest probe found; empty when nobody probed
 * @param consistency share of the items shown in several orders for which each order of the same candidates picked the same
 * @param runRevision 1, and one more for each time that the run's texts were parsed again
 */
public record RowView(
        String model,
        String revision,
        ModelKind kind,
        String run,
        RunState state,
        ProtocolName protocol,
        Rotations rotations,
        long seed,
        String template,
        long runs,
        long total,
        long attempted,
        long answered,
        Optional<Double> coverage,
        Optional<Double> accuracy,
        Optional<List<Double>> interval,
        Optional<List<Double>> bounds,
        Optional<Double> strict,
        Optional<Double> pairwise,
        Optional<Double> micro,
        Optional<Double> macro,
        long ties,
        long mixed,
        Map<Reason, Long> unscored,
        long truncated,
        long truncationUnknown,
        Map<String, SubsetView> subsets,
        Optional<Map<Integer, Optional<Double>>> positionBias,
        Optional<Double> consistency,
        TokensView tokens,
        long calls,
        Optional<ProbeReport.Activation> activation,
        int runRevision) {
    private static final Set<ProtocolName> SHOWING_SLOTS = EnumSet.of(ProtocolName.SELECTION, ProtocolName.PAIRWISE);

    static RowView of(RunNumbers numbers) {
        RunEvent event = numbers.run().event();
        ScopeNumbers all = numbers.all();
        return new RowView(
                event.model().name(),
                event.model().revision(),
                event.model().kind(),
                event.runId(),
                event.state(),
                event.protocol().name(),
                event.protocol().rotations(),
                event.seed(),
                event.protocol().template(),
                numbers.run().runs(),
                all.total(),
                all.attempted(),
                all.answered(),
                all.coverage(),
                all.accuracy(),
                Bounds.of(all.interval()),
                Bounds.of(all.bounds()),
                all.share(Outcome.CORRECT),
                all.pairwise(),
                all.accuracy(),
                numbers.macro(),
                all.outcome(Outcome.TIED),
                all.outcome(Outcome.MIXED),
                all.unscored(),
                all.counts().get(CounterName.TRUNCATED),
                all.counts().get(CounterName.TRUNCATION_UNKNOWN),
                subsets(numbers),
                positionBias(numbers),
                all.consistency(),
                TokensView.of(numbers.usage()),
                numbers.usage().get(CounterName.CALLS),
                Optional.ofNullable(event.activation()),
                event.revision());
    }

    private static Map<String, SubsetView> subsets(RunNumbers numbers) {
        Map<String, SubsetView> subsets = new LinkedHashMap<>();
        numbers.subsets().forEach((name, subset) -> subsets.put(name, SubsetView.of(subset)));
        return subsets;
    }

    private static Optional<Map<Integer, Optional<Double>>> positionBias(RunNumbers numbers) {
        RunEvent event = numbers.run().event();
        return SHOWING_SLOTS.contains(event.protocol().name())
                ? Optional.of(Positions.of(numbers.all().counts())
                        .bias(event.protocol().rotations()))
                : Optional.empty();
    }
}
