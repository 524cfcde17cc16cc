package dev.longform.aggregator.domain;

import dev.longform.aggregator.domain.grid.CellKey;
import dev.longform.aggregator.domain.grid.Needle;
import dev.longform.benchmark.VerdictOrder;
import dev.longform.contracts.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The effect of one batch: which verdicts and deliveries change and by how much the counters move, given what is
 * stored already. Entering the same arrival again changes nothing.
 */
public final class Ledger {
    private final Map<ItemKey, StoredVerdict> verdicts;
    private final Map<DeliveryKey, Delivery> deliveries;
    private final Map<ItemKey, Arrival.OfVerdict> changedVerdicts = new LinkedHashMap<>();
    private final Map<DeliveryKey, Delivery> changedDeliveries = new LinkedHashMap<>();
    private final Sums<CounterKey> deltas = new Sums<>();
    private final Sums<CellKey> cellDeltas = new Sums<>();

    /**
     * @param verdicts what is stored for the items of the batch
     * @param deliveries what is stored for the deliveries of the batch
     */
    public Ledger(Map<ItemKey, StoredVerdict> verdicts, Map<DeliveryKey, Delivery> deliveries) {
        this.verdicts = new HashMap<>(verdicts);
        this.deliveries = new HashMap<>(deliveries);
    }

    void enter(Arrival.OfBegun arrival) {
        deliver(arrival.delivery(), known(arrival).begin(arrival.begun().call()));
    }

    void enter(Arrival.OfVerdict arrival) {
        Verdict verdict = arrival.verdict();
        if (!settledByCoordinator(verdict)) {
            deliver(arrival.delivery(), known(arrival).report(verdict.usage()));
        }
        StoredVerdict incoming = StoredVerdict.of(verdict);
        StoredVerdict standing = verdicts.get(arrival.item());
        if (standing == null || VerdictOrder.replaces(incoming.standing(), standing.standing())) {
            if (standing != null) {
                count(arrival.item(), standing.verdict().orElseThrow(), -1);
            }
            count(arrival.item(), verdict, 1);
            verdicts.put(arrival.item(), incoming);
            changedVerdicts.put(arrival.item(), arrival);
        }
    }

    /** The verdicts that take their place in the store. */
    public List<Arrival.OfVerdict> changedVerdicts() {
        return new ArrayList<>(changedVerdicts.values());
    }

    /** The deliveries that are new, went on calling or are reported now. */
    public Map<DeliveryKey, Delivery> changedDeliveries() {
        return changedDeliveries;
    }

    /** By how much each counter moves, in the order in which counters are written. */
    public SortedMap<CounterKey, Long> deltas() {
        return moved(deltas);
    }

    /** By how much each counter of a grid moves, in the order in which they are written. */
    public SortedMap<CellKey, Long> cellDeltas() {
        return moved(cellDeltas);
    }

    private static <K> SortedMap<K, Long> moved(Sums<K> sums) {
        SortedMap<K, Long> moved = new TreeMap<>(sums.values());
        moved.values().removeIf(delta -> delta == 0);
        return moved;
    }

    /** The coordinator delivers nothing to a model: such a verdict has no publication and cost nothing. */
    private static boolean settledByCoordinator(Verdict verdict) {
        return verdict.publication() == 0;
    }

    private Delivery known(Arrival arrival) {
        return deliveries.getOrDefault(arrival.delivery(), Delivery.UNHEARD);
    }

    private void deliver(DeliveryKey key, Delivery now) {
        Delivery before = deliveries.put(key, now);
        if (now.equals(before)) {
            return;
        }
        changedDeliveries.put(key, now);
        if (before != null) {
            count(key, before, -1);
        }
        count(key, now, 1);
    }

    private void count(ItemKey item, Verdict verdict, int sign) {
        String subset = verdict.facts().subset();
        Contributions.of(verdict).forEach((name, n) -> deltas.add(new CounterKey(item.run(), subset, name), sign * n));
        Needle.contributions(verdict).forEach((key, n) -> cellDeltas.add(key, sign * n));
    }

    private void count(DeliveryKey key, Delivery delivery, int sign) {
        RunKey run = key.item().run();
        Contributions.of(delivery)
                .forEach((name, n) -> deltas.add(new CounterKey(run, CounterKey.WHOLE_RUN, name), sign * n));
    }
}
