package dev.longform.aggregator.domain;

import dev.longform.contracts.CallBegun;
import dev.longform.contracts.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A store in memory that does what the database does with each ledger, for tests of the rules. */
final class Books {
    private final Map<ItemKey, Verdict> verdicts = new HashMap<>();
    private final Map<DeliveryKey, Delivery> deliveries = new HashMap<>();
    private final Map<CounterKey, Long> running = new TreeMap<>();

    static Arrival verdict(Verdict verdict) {
        return new Arrival.OfVerdict(verdict, "");
    }

    /** A worker's note that this call, counted from 1, of the delivery of this verdict is about to be made. */
    static Arrival begun(Verdict verdict, int call) {
        return new Arrival.OfBegun(new CallBegun(
                verdict.runId(),
                verdict.revision(),
                verdict.itemId(),
                verdict.attempt(),
                verdict.delivery(),
                call,
                Instant.EPOCH));
    }

    void store(List<Arrival> batch) {
        Map<ItemKey, StoredVerdict> standing = new HashMap<>();
        verdicts.forEach((item, verdict) -> standing.put(item, StoredVerdict.of(verdict)));
        Ledger ledger = new Ledger(standing, deliveries);
        batch.forEach(arrival -> arrival.enter(ledger));
        ledger.changedVerdicts().forEach(arrival -> verdicts.put(arrival.item(), arrival.verdict()));
        deliveries.putAll(ledger.changedDeliveries());
        ledger.deltas().forEach((key, delta) -> running.merge(key, delta, Long::sum));
        running.values().removeIf(value -> value == 0);
    }

    Map<ItemKey, Verdict> verdicts() {
        return verdicts;
    }

    long running(String subset, CounterName name) {
        return running.getOrDefault(new CounterKey(new RunKey("r", 1), subset, name), 0L);
    }

    Map<CounterKey, Long> running() {
        return running;
    }

    Map<CounterKey, Long> recounted() {
        Map<CounterKey, Long> counters = new TreeMap<>();
        verdicts.forEach((item, verdict) -> Contributions.of(verdict)
                .forEach((name, n) -> counters.merge(
                        new CounterKey(item.run(), verdict.facts().subset(), name), n, Long::sum)));
        deliveries.forEach((key, delivery) -> Contributions.of(delivery)
                .forEach((name, n) ->
                        counters.merge(new CounterKey(key.item().run(), CounterKey.WHOLE_RUN, name), n, Long::sum)));
        return counters;
    }
}
