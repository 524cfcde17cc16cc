package dev.longform.aggregator.domain;

import dev.longform.aggregator.domain.keeping.HouseMeters;
import dev.longform.aggregator.persistence.CounterRepository;
import dev.longform.aggregator.persistence.DeletedRunRepository;
import dev.longform.aggregator.persistence.DeliveryRepository;
import dev.longform.aggregator.persistence.GridRepository;
import dev.longform.aggregator.persistence.ProgressRepository;
import dev.longform.aggregator.persistence.VerdictRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores verdicts and moves the counters in one transaction. It locks the runs of the batch first, in key order: two
 * replicas that work on one run take turns, so that none counts what the other just stored, and none waits for a lock
 * that the other took out of order.
 */
@ApplicationScoped
public class VerdictBook {
    private final Jdbi jdbi;
    private final ProgressRepository progress;
    private final VerdictRepository verdicts;
    private final DeliveryRepository deliveries;
    private final CounterRepository counters;
    private final GridRepository grid;
    private final DeletedRunRepository deleted;
    private final HouseMeters meters;

    public VerdictBook(
            Jdbi jdbi,
            ProgressRepository progress,
            VerdictRepository verdicts,
            DeliveryRepository deliveries,
            CounterRepository counters,
            GridRepository grid,
            DeletedRunRepository deleted,
            HouseMeters meters) {
        this.jdbi = jdbi;
        this.progress = progress;
        this.verdicts = verdicts;
        this.deliveries = deliveries;
        this.counters = counters;
        this.grid = grid;
        this.deleted = deleted;
        this.meters = meters;
    }

    /**
     * Stores a batch, all of it or nothing; storing it again changes no number. What comes of a run that was deleted and
     * closed is ignored, and counted as that.
     */
    public void store(List<Arrival> arrivals) {
        SortedSet<RunKey> runs =
                arrivals.stream().map(a -> a.item().run()).collect(Collectors.toCollection(TreeSet::new));
        int ignored = jdbi.inTransaction(handle -> {
            progress.lock(handle, runs);
            Set<String> closed =
                    deleted.closedAmong(handle, runs.stream().map(RunKey::runId).toList());
            if (closed.isEmpty()) {
                store(handle, arrivals);
                return 0;
            }
            progress.forget(handle, closed);
            List<Arrival> others = arrivals.stream()
                    .filter(arrival -> !closed.contains(arrival.item().run().runId()))
                    .toList();
            store(handle, others);
            return arrivals.size() - others.size();
        });
        meters.ignored(ignored);
    }

    private void store(Handle handle, List<Arrival> arrivals) {
        Ledger ledger = new Ledger(verdicts.standing(handle, arrivals), deliveries.known(handle, arrivals));
        arrivals.forEach(arrival -> arrival.enter(ledger));
        verdicts.save(handle, ledger.changedVerdicts());
        deliveries.save(handle, ledger.changedDeliveries());
        counters.add(handle, ledger.deltas());
        grid.save(handle, ledger.changedVerdicts());
        grid.add(handle, ledger.cellDeltas());
    }
}
