package dev.longform.aggregator.domain;

import dev.longform.aggregator.persistence.CounterRepository;
import dev.longform.aggregator.persistence.DeliveryRepository;
import dev.longform.aggregator.persistence.GridRepository;
import dev.longform.aggregator.persistence.ProgressRepository;
import dev.longform.aggregator.persistence.VerdictRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    public VerdictBook(
            Jdbi jdbi,
            ProgressRepository progress,
            VerdictRepository verdicts,
            DeliveryRepository deliveries,
            CounterRepository counters,
            GridRepository grid) {
        this.jdbi = jdbi;
        this.progress = progress;
        this.verdicts = verdicts;
        this.deliveries = deliveries;
        this.counters = counters;
        this.grid = grid;
    }

    /** Stores a batch, all of it or nothing; storing it again changes no number. */
    public void store(List<Arrival> arrivals) {
        SortedSet<RunKey> runs =
                arrivals.stream().map(a -> a.item().run()).collect(Collectors.toCollection(TreeSet::new));
        jdbi.useTransaction(handle -> {
            progress.lock(handle, runs);
            Ledger ledger = new Ledger(verdicts.standing(handle, arrivals), deliveries.known(handle, arrivals));
            arrivals.forEach(arrival -> arrival.enter(ledger));
            verdicts.save(handle, ledger.changedVerdicts());
            deliveries.save(handle, ledger.changedDeliveries());
            counters.add(handle, ledger.deltas());
            grid.save(handle, ledger.changedVerdicts());
            grid.add(handle, ledger.cellDeltas());
        });
    }
}
