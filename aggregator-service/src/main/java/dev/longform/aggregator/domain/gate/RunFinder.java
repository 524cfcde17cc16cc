package dev.longform.aggregator.domain.gate;

import dev.longform.aggregator.domain.AskedAlike;
import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.Snapshots;
import dev.longform.aggregator.persistence.RevisionRepository;
import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Finds the runs that a rule is about. */
@ApplicationScoped
public class RunFinder {
    private static final Comparator<KnownRun> FINISHED_AND_NEWEST = Comparator.<KnownRun, Boolean>comparing(
                    run -> run.event().state() == RunState.COMPLETED)
            .thenComparing(run -> run.event().createdAt())
            .thenComparing(run -> run.event().runId());

    private final Snapshots snapshots;
    private final RunRepository runs;
    private final RevisionRepository revisions;

    public RunFinder(Snapshots snapshots, RunRepository runs, RevisionRepository revisions) {
        this.snapshots = snapshots;
        this.runs = runs;
        this.revisions = revisions;
    }

    /** A run by its id. */
    public Optional<KnownRun> run(String id) {
        return snapshots.read(handle -> runs.find(handle, id));
    }

    /** The run to look at: the named one when it is on the dataset, else the model's newest, finished ones first. */
    Optional<KnownRun> candidate(Subject subject, DatasetName dataset) {
        Optional<KnownRun> named = subject.run().flatMap(this::run).filter(run -> isOn(run.event(), dataset));
        return named.isPresent()
                ? named
                : newest(
                        dataset,
                        run -> run.model().name().equals(subject.model())
                                && run.model().revision().equals(subject.revision()));
    }

    /**
     * The incumbent's newest finished run on the candidate's dataset version. It is never a run of the candidate's own
     * revision, and one of the candidate's kind must have been asked alike, see {@link AskedAlike}.
     *
     * @param incumbent a run's id, {@code NAME} or {@code NAME@REVISION}; null for the previous revision of the model
     */
    Optional<KnownRun> incumbent(RunEvent candidate, String incumbent) {
        Predicate<RunEvent> comparable = run -> !isOfSameRevision(run, candidate)
                && run.state() == RunState.COMPLETED
                && AskedAlike.areComparable(run, candidate);
        DatasetName dataset = new DatasetName(
                candidate.dataset().name(), OptionalInt.of(candidate.dataset().version()));
        if (incumbent == null) {
            return previousRevision(dataset, candidate, comparable);
        }
        Optional<KnownRun> named = run(incumbent);
        return named.isPresent()
                ? named.filter(run -> comparable.test(run.event()))
                : newest(dataset, comparable.and(run -> isOf(run, incumbent)));
    }

    /** The newest run of the revision that came before the candidate's. */
    private Optional<KnownRun> previousRevision(
            DatasetName dataset, RunEvent candidate, Predicate<RunEvent> comparable) {
        String model = candidate.model().name();
        List<RunEvent> ofModel = snapshots.read(handle -> onDataset(handle, dataset)).stream()
                .map(KnownRun::event)
                .filter(run -> run.model().name().equals(model))
                .toList();
        Map<String, Instant> since = snapshots.read(handle -> revisions.since(handle, model));
        Instant own = since.getOrDefault(candidate.model().revision(), candidate.createdAt());
        Optional<String> previous = ofModel.stream()
                .filter(comparable)
                .map(run -> run.model().revision())
                .filter(revision -> since.get(revision).isBefore(own))
                .max(Comparator.<String, Instant>comparing(since::get).thenComparing(Comparator.naturalOrder()));
        return previous.flatMap(revision -> newest(
                dataset,
                comparable.and(run -> run.model().name().equals(model)
                        && run.model().revision().equals(revision))));
    }

    private Optional<KnownRun> newest(DatasetName dataset, Predicate<RunEvent> wanted) {
        return snapshots.read(handle -> onDataset(handle, dataset)).stream()
                .filter(run -> wanted.test(run.event()))
                .max(FINISHED_AND_NEWEST);
    }

    private List<KnownRun> onDataset(Handle handle, DatasetName dataset) {
        OptionalInt version =
                dataset.version().isPresent() ? dataset.version() : runs.newestVersion(handle, dataset.name());
        return version.isPresent() ? runs.on(handle, dataset.name(), version.getAsInt()) : List.of();
    }

    static boolean isOn(RunEvent run, DatasetName dataset) {
        return run.dataset().name().equals(dataset.name())
                && (dataset.version().isEmpty()
                        || dataset.version().getAsInt() == run.dataset().version());
    }

    private static boolean isOf(RunEvent run, String incumbent) {
        String name = run.model().name();
        return incumbent.equals(name)
                || incumbent.equals(name + "@" + run.model().revision());
    }

    private static boolean isOfSameRevision(RunEvent run, RunEvent candidate) {
        return run.model().name().equals(candidate.model().name())
                && run.model().revision().equals(candidate.model().revision());
    }
}
