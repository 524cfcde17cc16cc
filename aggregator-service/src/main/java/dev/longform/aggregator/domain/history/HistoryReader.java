package dev.longform.aggregator.domain.history;

import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.ScopeNumbers;
import dev.longform.aggregator.domain.Snapshots;
import dev.longform.aggregator.domain.keeping.DeletedRun;
import dev.longform.aggregator.persistence.DeletedRunRepository;
import dev.longform.aggregator.persistence.RepeatRepository;
import dev.longform.aggregator.persistence.RunRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads what a model's runs gave over time. */
@ApplicationScoped
public class HistoryReader {
    /** Repeats beyond the newest so many are not compared item by item. */
    private static final int COMPARED = 20;

    private static final Comparator<KnownRun> OLDEST_FIRST = Comparator.<KnownRun, Instant>comparing(
                    run -> run.event().createdAt())
            .thenComparing(run -> run.event().runId());

    private final Snapshots snapshots;
    private final RunRepository runs;
    private final DeletedRunRepository deleted;
    private final RepeatRepository repeats;
    private final NumbersReader numbers;

    public HistoryReader(
            Snapshots snapshots,
            RunRepository runs,
            DeletedRunRepository deleted,
            RepeatRepository repeats,
            NumbersReader numbers) {
        this.snapshots = snapshots;
        this.runs = runs;
        this.deleted = deleted;
        this.repeats = repeats;
        this.numbers = numbers;
    }

    /**
     * The newest ended runs of a model.
     *
     * @param model its name, over all revisions
     * @param dataset all versions unless one is named
     * @param most how many runs at most
     */
    public History of(String model, DatasetName dataset, int most) {
        Map<KnownRun, Optional<Instant>> found = snapshots.read(handle -> find(handle, model, dataset, most));
        List<KnownRun> newest = found.keySet().stream()
                .sorted(OLDEST_FIRST)
                .skip(Math.max(0, found.size() - most))
                .toList();
        List<PastRun> past = numbers.numbers(newest).stream()
                .map(counted -> new PastRun(counted, found.get(counted.run())))
                .toList();
        return new History(past, noise(past));
    }

    private Map<KnownRun, Optional<Instant>> find(Handle handle, String model, DatasetName dataset, int most) {
        Map<KnownRun, Optional<Instant>> found = new HashMap<>();
        runs.ended(handle, model, dataset, most).forEach(run -> found.put(run, Optional.empty()));
        for (DeletedRun run : deleted.of(handle, model, dataset, most)) {
            found.put(run.known(), Optional.of(run.deletedAt()));
        }
        return found;
    }

    private List<NoiseFloor> noise(List<PastRun> past) {
        Map<Asked, List<PastRun>> repeated = new LinkedHashMap<>();
        past.stream().filter(PastRun::completed).forEach(run -> repeated.computeIfAbsent(
                        Asked.of(run.numbers().run().event()), asked -> new ArrayList<>())
                .add(run));
        return repeated.entrySet().stream()
                .map(entry -> noise(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Double> accuracies(Stream<ScopeNumbers> numbers) {
        return numbers.flatMap(all -> all.accuracy().stream()).toList();
    }

    private NoiseFloor noise(Asked asked, List<PastRun> repeated) {
        List<ScopeNumbers> numbers =
                repeated.stream().map(PastRun::numbers).map(RunNumbers::all).toList();
        List<RunKey> present = repeated.stream()
                .filter(run -> run.deletedAt().isEmpty())
                .map(run -> run.numbers().run().key())
                .toList();
        List<RunKey> compared = present.subList(Math.max(0, present.size() - COMPARED), present.size());
        return new NoiseFloor(
                asked,
                accuracies(numbers.stream()),
                accuracies(numbers.stream().filter(all -> all.answered() >= all.total())),
                compared.size(),
                compared.size() < 2
                        ? Optional.empty()
                        : Optional.of(snapshots.read(handle -> repeats.count(handle, compared))));
    }
}
