package dev.longform.aggregator.domain.metrics;

import dev.longform.aggregator.domain.Cost;
import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.Positions;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.ScopeNumbers;
import dev.longform.aggregator.domain.Tokens;
import dev.longform.aggregator.domain.comparison.PairedDifference;
import dev.longform.aggregator.domain.paper.PaperRow;
import dev.longform.aggregator.domain.paper.PaperTable;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.RunEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The samples of one run. */
final class RunSamples {
    /** The label of the numbers over all items. */
    static final String ALL = "all";

    /** Subsets beyond so many have no samples of their own. */
    static final int SUBSETS = 20;

    private RunSamples() {}

    /**
     * The numbers of a finished run.
     *
     * @param revisionSince when the first run of its model's revision was asked for
     */
    static void quality(Samples samples, RunNumbers run, Instant revisionSince) {
        RunEvent event = run.run().event();
        Samples own = samples.with(
                "model", event.model().name(),
                "revision", event.model().revision(),
                "dataset", event.dataset().name(),
                "version", String.valueOf(event.dataset().version()));
        Samples all = own.with("subset", ALL);
        scope(all, run.all());
        run.subsets().entrySet().stream()
                .limit(SUBSETS)
                .forEach(entry -> scope(own.with("subset", entry.getKey()), entry.getValue()));
        if (event.protocol().name() == ProtocolName.SELECTION) {
            Positions.of(run.all().counts()).bias(event.protocol().rotations()).forEach((n, bias) -> all.with(
                            "candidates", String.valueOf(n))
                    .add(Metric.POSITION_BIAS, bias));
        }
        usage(all, run);
        all.add(Metric.FINISHED, event.createdAt());
        all.add(Metric.REVISION_SINCE, revisionSince);
        if (PaperTable.isOf(event.dataset())) {
            PaperTable.of(event.model()).ifPresent(row -> paper(own, row));
        }
    }

    private static void paper(Samples own, PaperRow row) {
        own.with("subset", ALL).add(Metric.PAPER, row.accuracy());
        row.subsets().forEach((subset, accuracy) -> own.with("subset", subset).add(Metric.PAPER, accuracy));
    }

    /** The cells of the run's needle grid. */
    static void needles(Samples samples, RunNumbers run, List<NeedleCells.Cell> cells) {
        RunEvent event = run.run().event();
        Samples own = samples.with(
                "model", event.model().name(),
                "revision", event.model().revision(),
                "dataset", event.dataset().name(),
                "version", String.valueOf(event.dataset().version()));
        cells.forEach(cell -> own.with("length", String.valueOf(cell.length()), "position", cell.position())
                .add(Metric.NEEDLE_ACCURACY, cell.accuracy()));
    }

    /** How a revision differs from the one before it. */
    static void change(Samples samples, RunNumbers run, String previous, Map<String, PairedDifference> differences) {
        RunEvent event = run.run().event();
        differences.forEach((subset, difference) -> {
            Samples own = samples.with(
                    "model", event.model().name(),
                    "revision", event.model().revision(),
                    "previous", previous,
                    "dataset", event.dataset().name(),
                    "version", String.valueOf(event.dataset().version()),
                    "subset", subset);
            own.add(Metric.CHANGE, difference.difference());
            own.add(Metric.CHANGE_LOW, Metric.CHANGE_HIGH, difference.interval());
        });
    }

    /**
     * Where an unfinished run stands.
     *
     * @param verdicts when a verdict of a run was stored last; a run without any has not moved since it was asked for
     */
    static void progress(Samples samples, RunNumbers run, Map<String, Instant> verdicts) {
        RunEvent event = run.run().event();
        Samples own = samples.with(
                "model", event.model().name(),
                "revision", event.model().revision(),
                "dataset", event.dataset().name(),
                "version", String.valueOf(event.dataset().version()),
                "run", event.runId(),
                "state", event.state().name());
        ScopeNumbers all = run.all();
        own.with("stage", "total").add(Metric.RUN_ITEMS, all.total());
        own.with("stage", "attempted").add(Metric.RUN_ITEMS, all.attempted());
        own.with("stage", "answered").add(Metric.RUN_ITEMS, all.answered());
        own.with("stage", "unscored").add(Metric.RUN_ITEMS, all.outcome(Outcome.UNSCORED));
        own.add(Metric.RUN_CHANGED, verdicts.getOrDefault(event.runId(), event.createdAt()));
    }

    private static void scope(Samples own, ScopeNumbers scope) {
        own.add(Metric.ACCURACY, scope.accuracy());
        own.add(Metric.ACCURACY_LOW, Metric.ACCURACY_HIGH, scope.interval());
        own.add(Metric.BOUND_LOW, Metric.BOUND_HIGH, scope.bounds());
        own.add(Metric.COVERAGE, scope.coverage());
        own.add(Metric.STRICT, scope.share(Outcome.CORRECT));
        own.add(Metric.TIED, scope.share(Outcome.TIED));
        own.add(Metric.MIXED, scope.share(Outcome.MIXED));
        own.add(Metric.CONSISTENCY, scope.consistency());
        own.add(Metric.ANSWERED, scope.answered());
        own.add(Metric.ATTEMPTED, scope.attempted());
        own.add(Metric.TRUNCATED, scope.counts().get(CounterName.TRUNCATED));
        own.add(Metric.TRUNCATION_UNKNOWN, scope.counts().get(CounterName.TRUNCATION_UNKNOWN));
        scope.unscored()
                .forEach((reason, items) -> own.with("reason", reason.name()).add(Metric.UNSCORED, items));
    }

    private static void usage(Samples all, RunNumbers run) {
        all.add(Metric.CALLS, run.usage().get(CounterName.CALLS));
        tokens(all, run, "prompt", CounterName.PROMPT_TOKENS);
        tokens(all, run, "completion", CounterName.COMPLETION_TOKENS);
        tokens(all, run, "cached", CounterName.CACHED_TOKENS);
        Cost.of(run.run().event().model().prices(), run.usage()).ifPresent(cost -> all.with("currency", cost.currency())
                .add(Metric.COST, cost.amount().doubleValue()));
    }

    private static void tokens(Samples all, RunNumbers run, String type, CounterName sort) {
        Tokens.of(run.usage(), sort).ifPresent(tokens -> all.with("type", type).add(Metric.TOKENS, tokens));
    }
}
