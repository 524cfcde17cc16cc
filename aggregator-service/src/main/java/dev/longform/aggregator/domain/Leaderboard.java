package dev.longform.aggregator.domain;

import dev.longform.contracts.DatasetSummary;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The runs on a dataset version, best first.
 *
 * @param dataset the dataset version
 * @param rows one for each way of asking a model, by accuracy; those without one last
 */
public record Leaderboard(DatasetSummary dataset, List<RunNumbers> rows) {
    private static final Comparator<KnownRun> NEWEST = Comparator.<KnownRun, Boolean>comparing(
                    run -> run.event().state() == RunState.COMPLETED)
            .thenComparing(run -> run.event().createdAt())
            .thenComparing(run -> run.event().runId());

    private static final Comparator<RunNumbers> BEST_FIRST = Comparator.<RunNumbers>comparingDouble(
                    row -> row.all().accuracy().orElse(-1.0))
            .reversed()
            .thenComparing(row -> row.run().event().model().name())
            .thenComparing(row -> row.run().event().model().revision())
            .thenComparing(row -> row.run().event().runId());

    /** One way of asking a model: its runs stand in one row. */
    private record Way(String model, String revision, ProtocolName protocol, Rotations rotations, String template) {
        static Way of(KnownRun run) {
            return new Way(
                    run.event().model().name(),
                    run.event().model().revision(),
                    run.event().protocol().name(),
                    run.event().protocol().rotations(),
                    run.event().protocol().template());
        }
    }

    /** The runs that are shown: of each way the newest finished one, or the newest when none has finished. */
    public static Collection<KnownRun> shown(Collection<KnownRun> runs) {
        return runs.stream()
                .collect(Collectors.toMap(Way::of, Function.identity(), BinaryOperator.maxBy(NEWEST)))
                .values();
    }

    /** The newest finished run of each model, whatever its revision and however it was asked: a model counts once. */
    public static Collection<KnownRun> finishedOfModels(Collection<KnownRun> runs) {
        return runs.stream()
                .filter(run -> run.event().state() == RunState.COMPLETED)
                .collect(Collectors.toMap(
                        run -> run.event().model().name(), Function.identity(), BinaryOperator.maxBy(NEWEST)))
                .values();
    }

    /** The leaderboard of these runs; empty without any. */
    static Optional<Leaderboard> of(Collection<RunNumbers> rows) {
        return rows.stream()
                .map(RunNumbers::run)
                .max(NEWEST)
                .map(run -> new Leaderboard(
                        run.event().dataset(), rows.stream().sorted(BEST_FIRST).toList()));
    }
}
