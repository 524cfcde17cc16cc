package dev.longform.aggregator.domain;

import dev.longform.aggregator.persistence.CounterRepository;
import dev.longform.aggregator.persistence.DeliveryRepository;
import dev.longform.aggregator.persistence.VerdictRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Recomputes every counter of a run from its stored verdicts and deliveries, and compares. */
@ApplicationScoped
public class Recount {
    private final Snapshots snapshots;
    private final CurrentRevision revisions;
    private final VerdictRepository verdicts;
    private final DeliveryRepository deliveries;
    private final CounterRepository counters;

    public Recount(
            Snapshots snapshots,
            CurrentRevision revisions,
            VerdictRepository verdicts,
            DeliveryRepository deliveries,
            CounterRepository counters) {
        this.snapshots = snapshots;
        this.revisions = revisions;
        this.verdicts = verdicts;
        this.deliveries = deliveries;
        this.counters = counters;
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
        long verdictsRead = verdicts.visit(handle, run, verdict -> Contributions.of(verdict)
                .forEach((name, n) ->
                        recounted.add(new CounterKey(run, verdict.facts().subset(), name), n)));
        long deliveriesRead = deliveries.visit(handle, run, delivery -> Contributions.of(delivery)
                .forEach((name, n) -> recounted.add(new CounterKey(run, CounterKey.WHOLE_RUN, name), n)));
        Map<CounterKey, Long> running = counters.of(handle, List.of(run));
        running.keySet().removeIf(key -> !key.run().equals(run));
        return new Result(run.runId(), verdictsRead, deliveriesRead, differences(running, recounted.values()));
    }

    private static List<Difference> differences(Map<CounterKey, Long> running, Map<CounterKey, Long> recounted) {
        TreeSet<CounterKey> keys = new TreeSet<>(running.keySet());
        keys.addAll(recounted.keySet());
        List<Difference> differences = new ArrayList<>();
        for (CounterKey key : keys) {
            long counted = running.getOrDefault(key, 0L);
            long again = recounted.getOrDefault(key, 0L);
            if (counted != again) {
                String subset = key.subset().equals(CounterKey.WHOLE_RUN) ? null : key.subset();
                differences.add(new Difference(subset, key.name().text(), counted, again));
            }
        }
        return differences;
    }
}
