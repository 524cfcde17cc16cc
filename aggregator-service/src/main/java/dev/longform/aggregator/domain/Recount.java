package dev.longform.aggregator.domain;

import dev.longform.aggregator.domain.grid.CellKey;
import dev.longform.aggregator.domain.grid.Needle;
import dev.longform.aggregator.persistence.CounterRepository;
import dev.longform.aggregator.persistence.DeliveryRepository;
import dev.longform.aggregator.persistence.GridRepository;
import dev.longform.aggregator.persistence.VerdictRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Recomputes every counter of a run from its stored verdicts and deliveries, and compares. */
@ApplicationScoped
public class Recount {
    private final Snapshots snapshots;
    private final CurrentRevision revisions;
    private final VerdictRepository verdicts;
    private final DeliveryRepository deliveries;
    private final CounterRepository counters;
    private final GridRepository grid;

    public Recount(
            Snapshots snapshots,
            CurrentRevision revisions,
            VerdictRepository verdicts,
            DeliveryRepository deliveries,
            CounterRepository counters,
            GridRepository grid) {
        this.snapshots = snapshots;
        this.revisions = revisions;
        this.verdicts = verdicts;
        this.deliveries = deliveries;
        this.counters = counters;
        this.grid = grid;
    }

    /**
     * A counter that is not what a recount gives.
     *
     * @param subset the subset; null for a number of the run as a whole
     * @param number the counter's name
     * @param running what was counted while the verdicts came
     * @param recounted what the stored verdicts give
     */
    public record Difference(String subset, String number, long running, long recounted) {}

    /**
     * What a recount found.
     *
     * @param run the run
     * @param verdicts how many verdicts it read
     * @param deliveries how many deliveries it read
     * @param differences the counters that are not equal
     */
    public record Result(String run, long verdicts, long deliveries, List<Difference> differences) {}

    /** Recounts the newest revision of a run; empty when nothing is known of the run. */
    public Optional<Result> of(String runId) {
        return snapshots.read(handle -> revisions.of(handle, runId).map(run -> recount(handle, run)));
    }

    private Result recount(Handle handle, RunKey run) {
        Sums<CounterKey> recounted = new Sums<>();
        Sums<CellKey> cells = new Sums<>();
        long verdictsRead = verdicts.visit(handle, run, verdict -> {
            String subset = verdict.facts().subset();
            Contributions.of(verdict).forEach((name, n) -> recounted.add(new CounterKey(run, subset, name), n));
            Needle.contributions(verdict).forEach(cells::add);
        });
        long deliveriesRead = deliveries.visit(handle, run, delivery -> Contributions.of(delivery)
                .forEach((name, n) -> recounted.add(new CounterKey(run, CounterKey.WHOLE_RUN, name), n)));
        Map<CounterKey, Long> running = counters.of(handle, List.of(run));
        running.keySet().removeIf(key -> !key.run().equals(run));
        List<Difference> differences = new ArrayList<>(differences(
                running, recounted.values(), Recount::subset, key -> key.name().text()));
        differences.addAll(differences(grid.counters(handle, run), cells.values(), key -> null, CellKey::text));
        return new Result(run.runId(), verdictsRead, deliveriesRead, differences);
    }

    private static <K extends Comparable<K>> List<Difference> differences(
            Map<K, Long> running, Map<K, Long> recounted, Function<K, String> subset, Function<K, String> name) {
        TreeSet<K> keys = new TreeSet<>(running.keySet());
        keys.addAll(recounted.keySet());
        List<Difference> differences = new ArrayList<>();
        for (K key : keys) {
            long counted = running.getOrDefault(key, 0L);
            long again = recounted.getOrDefault(key, 0L);
            if (counted != again) {
                differences.add(new Difference(subset.apply(key), name.apply(key), counted, again));
            }
        }
        return differences;
    }

    private static String subset(CounterKey key) {
        return key.subset().equals(CounterKey.WHOLE_RUN) ? null : key.subset();
    }
}
