package dev.longform.aggregator.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ItemsNeededTest {
    @Property(tries = 200)
    void soManyItemsDecideTheFloorAndOneFewerDoNot(
            @ForAll @IntRange(min = 0, max = 20) int mean, @ForAll @IntRange(min = 1, max = 19) int floor) {
        double m = mean / 20.0;
        double f = floor / 20.0;
        if (m == f) {
            assertThat(ItemsNeeded.forFloor(m, f)).isEmpty();
            return;
        }
        long needed = ItemsNeeded.forFloor(m, f).orElseThrow();
        assertThat(decides(m, needed, f)).isTrue();
        assertThat(needed == 1 || !decides(m, needed - 1, f)).isTrue();
    }

    @Test
    void halfTheWidthTakesFourTimesTheItems() {
        assertThat(ItemsNeeded.forLine(0.1, new Interval(-0.1, 0.3), 100, 0)).hasValue(401);
        assertThat(ItemsNeeded.forLine(-0.1, new Interval(-0.3, 0.1), 100, 0)).hasValue(401);
        assertThat(ItemsNeeded.forLine(0, new Interval(-0.3, 0.1), 100, 0)).isEmpty();
    }

    private static boolean decides(double mean, long items, double floor) {
        Interval interval = Wilson.interval(mean, items);
        return mean > floor ? interval.low() >= floor : interval.high() < floor;
    }
}
