package dev.longform.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WilsonTest {
    /** R: {@code prop.test(8, 10, correct = FALSE)$conf.int}. */
    @Test
    void eightOfTen() {
        Interval interval = Wilson.interval(0.8, 10);
        assertThat(interval.low()).isCloseTo(0.4901625, within(1e-7));
        assertThat(interval.high()).isCloseTo(0.9433178, within(1e-7));
    }

    @Test
    void itBehavesAtNoneAndAtAllOfThree() {
        assertThat(Wilson.interval(0, 3).low()).isZero();
        assertThat(Wilson.interval(0, 3).high()).isCloseTo(0.5615, within(1e-4));
        assertThat(Wilson.interval(1, 3).low()).isCloseTo(0.4385, within(1e-4));
        assertThat(Wilson.interval(1, 3).high()).isEqualTo(1);
    }

    @Test
    void nothingAnsweredHasNoInterval() {
        assertThatThrownBy(() -> Wilson.interval(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void itHoldsTheMeanAndStaysInZeroToOne(
            @ForAll @DoubleRange(min = 0, max = 1) double mean, @ForAll @IntRange(min = 1, max = 100000) int n) {
        Interval interval = Wilson.interval(mean, n);
        assertThat(interval.low()).isBetween(0.0, mean);
        assertThat(interval.high()).isBetween(mean, 1.0);
    }
}
