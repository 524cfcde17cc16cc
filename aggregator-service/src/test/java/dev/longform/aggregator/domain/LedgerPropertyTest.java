package dev.longform.aggregator.domain;

import static dev.longform.aggregator.VerdictBuilder.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.aggregator.VerdictBuilder;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LedgerPropertyTest {
    @Property(tries = 300)
    void runningNumbersEqualARecountWhateverCameHoweverOften(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll @IntRange(min = 1, max = 7) int batch) {
        Books books = new Books();
        storeInBatches(books, arrivals, batch);
        assertThat(books.running()).isEqualTo(books.recounted());
    }

    @Property(tries = 300)
    void aBatchThatIsDeliveredAgainChangesNothing(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll @IntRange(min = 0, max = 30) int from) {
        Books books = new Books();
        books.store(arrivals);
        Map<CounterKey, Long> before = Map.copyOf(books.running());
        Map<ItemKey, Verdict> verdicts = Map.copyOf(books.verdicts());
        books.store(arrivals.subList(Math.min(from, arrivals.size()), arrivals.size()));
        assertThat(books.running()).isEqualTo(before);
        assertThat(books.verdicts()).isEqualTo(verdicts);
    }

    @Property(tries = 300)
    void theOrderBetweenItemsDoesNotMatter(@ForAll("arrivals") List<Arrival> arrivals, @ForAll long seed) {
        Books one = new Books();
        Books other = new Books();
        one.store(arrivals);
        storeInBatches(other, interleaved(arrivals, new Random(seed)), 3);
        assertThat(other.running()).isEqualTo(one.running());
        assertThat(other.verdicts()).isEqualTo(one.verdicts());
    }

    @Property(tries = 300)
    void unaccountedAreTheCallsOfUnreportedDeliveriesInAnyOrderOfArrival(
            @ForAll("arrivals") List<Arrival> arrivals,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        List<Arrival> mixed = new ArrayList<>(arrivals);
        mixed.addAll(arrivals.subList(0, arrivals.size() / 2));
        Collections.shuffle(mixed, new Random(seed));
        Books books = new Books();
        storeInBatches(books, mixed, batch);
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.UNACCOUNTED)).isEqualTo(unreportedCalls(arrivals));
        assertThat(books.running()).isEqualTo(books.recounted());
    }

    @Property(tries = 300)
    void everyItemThatCameHasExactlyOneVerdict(@ForAll("arrivals") List<Arrival> arrivals) {
        Books books = new Books();
        books.store(arrivals);
        long items = arrivals.stream()
                .filter(arrival -> arrival instanceof Arrival.OfVerdict)
                .map(Arrival::item)
                .distinct()
                .count();
        long counted = 0;
        for (Outcome outcome : Outcome.values()) {
            counted += books.running("QA", CounterName.outcome(outcome));
        }
        assertThat(counted).isEqualTo(items);
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Verdict> verdicts = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, 4))
                .as(LedgerPropertyTest::made);
        return verdicts.flatMap(v -> Arbitraries.of(
                        Books.verdict(v), Books.verdict(v), Books.begun(v, 1), Books.begun(v, 2), Books.begun(v, 4)))
                .list()
                .ofMaxSize(30);
    }

    private static long unreportedCalls(List<Arrival> arrivals) {
        Map<DeliveryKey, Integer> highest = new HashMap<>();
        arrivals.forEach(arrival -> {
            if (arrival instanceof Arrival.OfBegun note) {
                highest.merge(note.delivery(), note.begun().call(), Math::max);
            }
        });
        arrivals.stream()
                .filter(arrival -> arrival instanceof Arrival.OfVerdict)
                .forEach(arrival -> highest.remove(arrival.delivery()));
        return highest.values().stream().mapToLong(call -> call).sum();
    }

    private static Verdict made(int item, int attempt, int delivery, int kind) {
        VerdictBuilder builder = verdict("r", "i" + item).attempt(attempt).delivery("d" + delivery);
        return switch (kind) {
            case 0 -> builder.unscored(Reason.TIMEOUT).build();
            case 1 -> builder.unscored(Reason.UNPARSABLE).build();
            case 2 -> builder.scores(3.0, 1.0, 2.0, 2.0).build();
            case 3 -> builder.scores(1.0, 3.0, 3.0, 2.0).build();
            default -> builder.pick(List.of(3, 2, 1, 0), 2).build();
        };
    }

    private static void storeInBatches(Books books, List<Arrival> arrivals, int size) {
        for (int from = 0; from < arrivals.size(); from += size) {
            books.store(arrivals.subList(from, Math.min(arrivals.size(), from + size)));
        }
    }

    /** Another order that keeps the order within each item, as a partition does. */
    private static List<Arrival> interleaved(List<Arrival> arrivals, Random random) {
        Map<ItemKey, List<Arrival>> byItem = new LinkedHashMap<>();
        arrivals.forEach(
                a -> byItem.computeIfAbsent(a.item(), i -> new ArrayList<>()).add(a));
        List<ItemKey> turns =
                new ArrayList<>(arrivals.stream().map(Arrival::item).toList());
        Collections.shuffle(turns, random);
        return turns.stream().map(item -> byItem.get(item).remove(0)).toList();
    }
}
