package dev.longform.aggregator.domain.metrics;

import dev.longform.aggregator.AggregatorConfig;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.Snapshots;
import dev.longform.aggregator.persistence.RecentRunRepository;
import dev.longform.aggregator.persistence.RecountRepository;
import dev.longform.aggregator.persistence.RunRepository;
import dev.longform.contracts.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics of the newest finished whole run of the newest three revisions per model and dataset, of unfinished runs,
 * and of the service's state. A run is whole when every item of its dataset was attempted.
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

    /** All of them as of now. */
    public List<Sample> samples() {
        Samples samples = new Samples();
        service(samples);
        List<KnownRun> unfinished = snapshots.read(handle -> runs.find(handle, recent.unfinished(handle, limit)));
        numbers.numbers(unfinished).forEach(run -> RunSamples.progress(samples, run));
        List<KnownRun> completed =
                snapshots.read(handle -> runs.find(handle, recent.completed(handle, REVISIONS, limit)));
        lines(numbers.numbers(completed)).values().forEach(line -> line(samples, new ArrayList<>(line.values())));
        return samples.all();
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

    /** For each model and dataset the newest whole run of each revision, newest first. */
    private static Map<Line, Map<String, RunNumbers>> lines(List<RunNumbers> newestFirst) {
        Map<Line, Map<String, RunNumbers>> lines = new LinkedHashMap<>();
        newestFirst.stream()
                .filter(run -> run.all().attempted() >= run.all().total())
                .forEach(run -> lines.computeIfAbsent(Line.of(run.run().event()), line -> new LinkedHashMap<>())
                        .putIfAbsent(run.run().event().model().revision(), run));
        return lines;
    }

    private void line(Samples samples, List<RunNumbers> newestFirst) {
        for (int i = 0; i < newestFirst.size(); i++) {
            RunNumbers run = newestFirst.get(i);
            RunSamples.quality(samples, run);
            RunSamples.needles(samples, run, needles.of(run.run()));
            if (i + 1 < newestFirst.size()) {
                RunNumbers previous = newestFirst.get(i + 1);
                RunSamples.change(
                        samples,
                        run,
                        previous.run().event().model().revision(),
                        changes.between(run.run(), previous.run()));
            }
        }
    }
}
