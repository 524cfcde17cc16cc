package dev.longform.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Rotations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CandidateOrdersTest {
    @Test
    void theSameSeedGivesTheSameOrderAndAnotherSeedAnother() {
        List<List<Integer>> order = CandidateOrders.of(7, "item-1", 4, Rotations.NONE);
        assertThat(CandidateOrders.of(7, "item-1", 4, Rotations.NONE)).isEqualTo(order);
        assertThat(IntStream.range(8, 18).mapToObj(seed -> CandidateOrders.of(seed, "item-1", 4, Rotations.NONE)))
                .anyMatch(other -> !other.equals(order));
    }

    @Test
    void everyOrderIsAboutEquallyLikely() {
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (int i = 0; i < 6000; i++) {
            counts.merge(CandidateOrders.of(1, "item-" + i, 3, Rotations.NONE).get(0), 1, Integer::sum);
        }
        assertThat(counts).hasSize(6);
        assertThat(counts.values()).allMatch(n -> n > 850 && n < 1150);
    }

    @Test
    void bothIsTheOrderAndItsReverse() {
        List<List<Integer>> orders = CandidateOrders.of(7, "item-1", 3, Rotations.BOTH);
        assertThat(orders).hasSize(2);
        assertThat(orders.get(1))
                .containsExactly(
                        orders.get(0).get(2),
                        orders.get(0).get(1),
                        orders.get(0).get(0));
    }

    @Property
    void allShowsEachCandidateOnceInEverySlot(
            @ForAll long seed, @ForAll String item, @ForAll @IntRange(min = 2, max = 16) int n) {
        List<List<Integer>> orders = CandidateOrders.of(seed, item, n, Rotations.ALL);
        assertThat(orders).hasSize(n);
        for (int slot = 0; slot < n; slot++) {
            int s = slot;
            assertThat(orders.stream().map(order -> order.get(s))).doesNotHaveDuplicates();
        }
    }
}
