package dev.longform.aggregator.domain.metrics;

import dev.longform.aggregator.AggregatorConfig;
import dev.longform.aggregator.domain.AskedAlike;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.Snapshots;
import dev.longform.aggregator.persistence.RecentRunRepository;
import dev.longform.aggregator.persistence.RecountRepository;
import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.contracts.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of the newest finished whole run of the newest three revisions per model and dataset, of unfinished runs,
 * and of the service's state. A run is whole when every item of its dataset was attempted, and every verdict has arrived:
 * that a run has ended is heard before its last verdicts are. A finished run that is tried again stays among them.
 */
@ApplicationScoped
public class QualityMetrics {
    private static final int REVISIONS = 3;

    private final Snapshots snapshots;
    private final RecentRunRepository recent;
    private final RunRepository runs;
    private final RecountRepository recounts;
    private final NumbersReader numbers;
    private final ChangeCache changes;
    private final NeedleCells needles;
    private final int limit;

    public QualityMetrics(
            Snapshots snapshots,
            RecentRunRepository recent,
            RunRepository runs,
            RecountRepository recounts,
            NumbersReader numbers,
            ChangeCache changes,
            NeedleCells needles,
            AggregatorConfig config) {
        this.snapshots = snapshots;
        this.recent = recent;
        this.runs = runs;
        this.recounts = recounts;
        this.numbers = numbers;
        this.changes = changes;
        this.needles = needles;
        this.limit = config.metricsRuns();
    }

    private record Line(String model, String dataset) {
        static Line of(RunEvent run) {
            return new Line(run.model().name(), run.dataset().name());
        }
    }

    /** A run, and since when its model's revision is known. */
    private record Finished(RunNumbers run, Instant revisionSince) {
        String revision() {
            return run.run().event().model().revision();
        }

        boolean whole() {
            return run.all().attempted() >= run.all().total()
                    && run.all().settled() >= run.all().attempted();
        }
    }

    /** All of them as of now. */
    public List<Sample> samples() {
        Samples samples = new Samples();
        service(samples);
        List<KnownRun> unfinished = snapshots.read(handle -> runs.find(handle, recent.unfinished(handle, limit)));
        Map<String, Instant> verdicts = snapshots.read(handle -> recent.lastVerdicts(
                handle, unfinished.stream().map(run -> run.event().runId()).toList()));
        numbers.numbers(unfinished).forEach(run -> RunSamples.progress(samples, run, verdicts));
        lines(completed()).values().forEach(line -> line(samples, List.copyOf(line.values())));
        return samples.all();
    }

    /** The finished runs of the newest revisions: those of a newer revision first, and of one revision the newest. */
    private List<Finished> completed() {
        Map<String, Instant> since = new HashMap<>();
        List<KnownRun> completed = snapshots.read(handle -> {
            recent.completed(handle, REVISIONS, limit).forEach(run -> since.put(run.runId(), run.revisionSince()));
            return runs.find(handle, since.keySet());
        });
        return numbers.numbers(completed).stream()
                .map(run -> new Finished(run, since.get(run.run().event().runId())))
                .sorted(Comparator.comparing(Finished::revisionSince)
                        .thenComparing(Finished::revision)
                        .reversed())
                .toList();
    }

    private void service(Samples samples) {
        snapshots.read(handle -> {
            recent.states(handle).forEach((state, count) -> samples.with("state", state.name())
                    .add(Metric.RUNS, count));
            recent.lastVerdict(handle).ifPresent(time -> samples.add(Metric.LAST_VERDICT, time));
            samples.add(Metric.RECOUNTED, recounts.checked(handle));
            samples.add(Metric.RECOUNT_UNEQUAL, recounts.unequal(handle));
            return samples;
        });
    }

    /** For each model and dataset the whole runs of each revision, newest first; newest revision first. */
    private static Map<Line, Map<String, List<Finished>>> lines(List<Finished> newestFirst) {
        Map<Line, Map<String, List<Finished>>> lines = new LinkedHashMap<>();
        for (Finished finished : newestFirst) {
            RunEvent event = finished.run().run().event();
            if (finished.whole()) {
                lines.computeIfAbsent(Line.of(event), line -> new LinkedHashMap<>())
                        .computeIfAbsent(event.model().revision(), revision -> new ArrayList<>())
                        .add(finished);
            }
        }
        return lines;
    }

    /** A revision's numbers are those of its newest run; how it changed is told by runs that were asked alike. */
    private void line(Samples samples, List<List<Finished>> revisions) {
        for (int i = 0; i < revisions.size(); i++) {
            Finished newest = revisions.get(i).get(0);
            RunNumbers run = newest.run();
            RunSamples.quality(samples, run, newest.revisionSince());
            RunSamples.needles(samples, run, needles.of(run.run()));
            if (i + 1 < revisions.size()) {
                change(samples, revisions.get(i), revisions.get(i + 1));
            }
        }
    }

    /** By the newest run of the revision for which the one before has a run on the same items, asked alike. */
    private void change(Samples samples, List<Finished> revision, List<Finished> before) {
        for (Finished newer : revision) {
            Optional<Finished> older =
                    before.stream().filter(other -> alike(newer, other)).findFirst();
            if (older.isPresent()) {
                RunSamples.change(
                        samples,
                        newer.run(),
                        older.get().revision(),
                        changes.between(newer.run().run(), older.get().run().run()));
                return;
            }
        }
    }

    private static boolean alike(Finished one, Finished other) {
        RunEvent first = one.run().run().event();
        RunEvent second = other.run().run().event();
        return first.dataset().version() == second.dataset().version() && AskedAlike.areComparable(first, second);
    }
}
