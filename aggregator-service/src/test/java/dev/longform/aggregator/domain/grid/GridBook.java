package dev.longform.aggregator.domain.grid;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;

import dev.longform.aggregator.VerdictBuilder;
import dev.longform.aggregator.domain.Arrival;
import dev.longform.aggregator.domain.ItemKey;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.Ledger;
import dev.longform.aggregator.domain.StoredVerdict;
import dev.longform.contracts.NeedlePlace;
import dev.longform.contracts.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory that does with needles what the database does, for tests of the grid. */
final class GridBook {
    private final Map<ItemKey, Verdict> verdicts = new HashMap<>();
    private final Map<CellKey, Long> running = new TreeMap<>();

    static final KnownRun RUN = new KnownRun(run("r").build(), 1, 1, Instant.EPOCH);

    /** A needle of aspect {@code number} in the middle of a bin of ten. */
    static NeedlePlace place(String source, int length, int bin) {
        return place(source, length, length, (bin + 0.5) / 10);
    }

    /** A needle of aspect {@code number} at a position, with ten bins. */
    static NeedlePlace place(String source, int length, int tokens, double position) {
        return new NeedlePlace("number", length, tokens, (int) (position * 10), 10, position, source, false);
    }

    static VerdictBuilder right(String item, NeedlePlace place) {
        return verdict("r", item).needle(place).scores(2.0, 1.0);
    }

    static VerdictBuilder wrong(String item, NeedlePlace place) {
        return verdict("r", item).needle(place).scores(1.0, 2.0);
    }

    static GridBook of(Collection<Verdict> verdicts) {
        GridBook book = new GridBook();
        verdicts.forEach(book::store);
        return book;
    }

    void store(Verdict verdict) {
        Map<ItemKey, StoredVerdict> standing = new HashMap<>();
        Arrival.OfVerdict arrival = new Arrival.OfVerdict(verdict, "");
        Optional.ofNullable(verdicts.get(arrival.item()))
                .ifPresent(stands -> standing.put(arrival.item(), StoredVerdict.of(stands)));
        Ledger ledger = new Ledger(standing, Map.of());
        arrival.enter(ledger);
        ledger.changedVerdicts().forEach(changed -> verdicts.put(changed.item(), changed.verdict()));
        ledger.cellDeltas().forEach((key, delta) -> running.merge(key, delta, Long::sum));
        running.values().removeIf(value -> value == 0);
    }

    Map<CellKey, Long> running() {
        return running;
    }

    Map<CellKey, Long> recounted() {
        Map<CellKey, Long> counters = new TreeMap<>();
        verdicts.values().forEach(verdict -> Needle.contributions(verdict)
                .forEach((key, n) -> counters.merge(key, n, Long::sum)));
        return counters;
    }

    Collection<Verdict> verdicts() {
        return verdicts.values();
    }

    Heatmap heatmap() {
        return heatmap(Optional.empty());
    }

    Heatmap heatmap(Optional<String> aspect) {
        List<Needle> needles = verdicts.values().stream()
                .flatMap(verdict -> Needle.of(verdict).stream())
                .filter(needle -> aspect.isEmpty() || aspect.get().equals(needle.aspect()))
                .sorted(Comparator.comparing(needle -> needle.item().itemId()))
                .toList();
        return Heatmap.of(RUN, aspect, running, needles);
    }
}
