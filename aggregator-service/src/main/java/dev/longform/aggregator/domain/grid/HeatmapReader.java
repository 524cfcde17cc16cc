package dev.longform.aggregator.domain.grid;

import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.KeptResults;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.Leaderboard;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.Snapshots;
import dev.longform.aggregator.persistence.GridRepository;
import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.contracts.DatasetSummary;
import dev.longform.contracts.ModelKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Reads the grids of runs, alone and against each other. Bootstraps run after the transaction. */
@ApplicationScoped
public class HeatmapReader {
    private final Snapshots snapshots;
    private final RunRepository runs;
    private final GridRepository grid;
    private final KeptResults<Asked, Heatmap> kept = new KeptResults<>();

    public HeatmapReader(Snapshots snapshots, RunRepository runs, GridRepository grid) {
        this.snapshots = snapshots;
        this.runs = runs;
        this.grid = grid;
    }

    /** What a kept heatmap is about. */
    private record Asked(RunKey run, long sequence, Optional<String> aspect) {}

    /** The grid of a run; empty when no event of the run has come. */
    public Optional<Heatmap> heatmap(String runId, Optional<String> aspect) {
        Optional<Supplier<Heatmap>> read =
                snapshots.read(handle -> runs.find(handle, runId).map(run -> prepare(handle, run, aspect)));
        return read.map(Supplier::get);
    }

    /** Two runs on one dataset version, cell by cell. */
    public Comparison comparison(KnownRun run, KnownRun other, Optional<String> aspect) {
        List<PairedNeedle> needles =
                snapshots.read(handle -> grid.paired(handle, List.of(run.key()), List.of(other.key()), aspect));
        return Comparison.of(needles, draws(run, "compare." + other.event().runId(), aspect));
    }

    /**
     * Classifiers against judges on a dataset version, each model by its newest finished run; empty when no run on it has
     * finished.
     */
    public Optional<PooledHeatmap> pooled(DatasetName dataset, Optional<String> aspect) {
        Optional<Supplier<PooledHeatmap>> read = snapshots.read(handle -> {
            OptionalInt version =
                    dataset.version().isPresent() ? dataset.version() : runs.newestVersion(handle, dataset.name());
            Collection<KnownRun> ofModels = version.isEmpty()
                    ? List.of()
                    : Leaderboard.finishedOfModels(runs.on(handle, dataset.name(), version.getAsInt()));
            return ofModels.isEmpty() ? Optional.empty() : Optional.of(pool(handle, ofModels, aspect));
        });
        return read.map(Supplier::get);
    }

    private Supplier<Heatmap> prepare(Handle handle, KnownRun run, Optional<String> aspect) {
        Asked asked = new Asked(run.key(), run.event().sequence(), aspect);
        return kept.prepare(asked, run.changes(), () -> {
            Map<CellKey, Long> counters = grid.counters(handle, run.key());
            List<Needle> needles = grid.needles(handle, run.key(), aspect);
            return () -> Heatmap.of(run, aspect, counters, needles);
        });
    }

    private Supplier<PooledHeatmap> pool(Handle handle, Collection<KnownRun> ofModels, Optional<String> aspect) {
        List<KnownRun> classifiers = ofKind(ofModels, ModelKind.CLASSIFIER);
        List<KnownRun> judges = ofKind(ofModels, ModelKind.GENERATIVE);
        List<PairedNeedle> needles = grid.paired(handle, keys(classifiers), keys(judges), aspect);
        DatasetSummary dataset = ofModels.iterator().next().event().dataset();
        Draws draws = new Draws(dataset.sha256(), 0, "pooled." + aspect.orElse(""));
        return () -> new PooledHeatmap(dataset, aspect, classifiers, judges, Comparison.of(needles, draws));
    }

    private static List<KnownRun> ofKind(Collection<KnownRun> runs, ModelKind kind) {
        return runs.stream()
                .filter(run -> run.event().model().kind() == kind)
                .sorted(Comparator.comparing(
                                (KnownRun run) -> run.event().model().name())
                        .thenComparing(run -> run.event().runId()))
                .toList();
    }

    private static List<RunKey> keys(List<KnownRun> runs) {
        return runs.stream().map(KnownRun::key).toList();
    }

    private static Draws draws(KnownRun run, String scope, Optional<String> aspect) {
        return new Draws(
                run.event().dataset().sha256(),
                run.event().seed(),
                scope + aspect.map(a -> "." + a).orElse(""));
    }
}
