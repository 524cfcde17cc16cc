package dev.longform.aggregator.domain;

import dev.longform.aggregator.persistence.CounterRepository;
import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.aggregator.persistence.TallyRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Reads runs, their numbers and the leaderboard. */
@ApplicationScoped
public class NumbersReader {
    private final Snapshots snapshots;
    private final RunRepository runs;
    private final CounterRepository counters;
    private final TallyRepository tallies;
    private final IntervalCache intervals;

    public NumbersReader(
            Snapshots snapshots,
            RunRepository runs,
            CounterRepository counters,
            TallyRepository tallies,
            IntervalCache intervals) {
        this.snapshots = snapshots;
        this.runs = runs;
        this.counters = counters;
        this.tallies = tallies;
        this.intervals = intervals;
    }

    /** A run without its numbers; empty when no event of it has come. */
    public Optional<KnownRun> run(String runId) {
        return snapshots.read(handle -> runs.find(handle, runId));
    }

    /** The numbers of a run; empty when no event of it has come. */
    public Optional<RunNumbers> numbers(String runId) {
        return snapshots.read(handle -> runs.find(handle, runId)
                .map(run -> numbers(handle, List.of(run)).get(0)));
    }

    /** The numbers of some runs, in their order. */
    public List<RunNumbers> numbers(Collection<KnownRun> known) {
        return snapshots.read(handle -> numbers(handle, known));
    }

    /** Everything about a run; empty when no event of it has come. */
    public Optional<RunMetrics> metrics(String runId) {
        Optional<Supplier<RunMetrics>> read =
                snapshots.read(handle -> runs.find(handle, runId).map(run -> prepare(handle, run)));
        return read.map(Supplier::get);
    }

    /** Everything about one revision of a run; empty when no event of that revision has come. */
    public Optional<RunMetrics> metrics(RunKey revision) {
        Optional<Supplier<RunMetrics>> read =
                snapshots.read(handle -> runs.find(handle, revision).map(run -> prepare(handle, run)));
        return read.map(Supplier::get);
    }

    /** Everything about every run, newest first. */
    public List<RunMetrics> allMetrics() {
        return snapshots.read(runs::ids).stream()
                .flatMap(id -> metrics(id).stream())
                .toList();
    }

    /** The leaderboard of a dataset version; empty when no run on it is known. */
    public Optional<Leaderboard> leaderboard(DatasetName dataset) {
        return snapshots.read(handle -> {
            OptionalInt version =
                    dataset.version().isPresent() ? dataset.version() : runs.newestVersion(handle, dataset.name());
            return version.isPresent() ? leaderboard(handle, dataset.name(), version.getAsInt()) : Optional.empty();
        });
    }

    private Optional<Leaderboard> leaderboard(Handle handle, String dataset, int version) {
        return Leaderboard.of(numbers(handle, Leaderboard.shown(runs.on(handle, dataset, version))));
    }

    private Supplier<RunMetrics> prepare(Handle handle, KnownRun run) {
        RunNumbers numbers = numbers(handle, List.of(run)).get(0);
        Supplier<Intervals> computed = intervals.prepare(numbers, () -> tallies.of(handle, run.key()));
        return () -> new RunMetrics(numbers, computed.get());
    }

    private List<RunNumbers> numbers(Handle handle, Collection<KnownRun> known) {
        Map<RunKey, Map<String, Map<CounterName, Long>>> values = new HashMap<>();
        counters.of(handle, known.stream().map(KnownRun::key).toList())
                .forEach((key, value) -> values.computeIfAbsent(key.run(), r -> new HashMap<>())
                        .computeIfAbsent(key.subset(), s -> new HashMap<>())
                        .put(key.name(), value));
        return known.stream()
                .map(run -> RunNumbers.of(run, counts(values, run.key())))
                .toList();
    }

    /** The counters of a revision; what a run used counts for all its revisions up to this one. */
    private static Map<String, Counts> counts(Map<RunKey, Map<String, Map<CounterName, Long>>> values, RunKey run) {
        Map<String, Counts> counts = new HashMap<>();
        values.getOrDefault(run, Map.of()).forEach((subset, counted) -> counts.put(subset, new Counts(counted)));
        counts.put(
                CounterKey.WHOLE_RUN,
                Counts.sum(IntStream.rangeClosed(1, run.revision())
                        .mapToObj(revision -> values.getOrDefault(new RunKey(run.runId(), revision), Map.of()))
                        .map(bySubset -> new Counts(bySubset.getOrDefault(CounterKey.WHOLE_RUN, Map.of())))
                        .toList()));
        return counts;
    }
}
