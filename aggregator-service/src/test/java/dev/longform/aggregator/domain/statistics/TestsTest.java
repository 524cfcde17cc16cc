package dev.longform.aggregator.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TestsTest {
    @Test
    void theMidPValueIsTheExactOneLessWhatWasObserved() {
        assertThat(McNemar.exactP(1, 7)).isCloseTo(18 / 256.0, within(1e-12));
        assertThat(McNemar.midP(1, 7)).isCloseTo(10 / 256.0, within(1e-12));
        assertThat(McNemar.midP(7, 1)).isEqualTo(McNemar.midP(1, 7));
    }

    @Test
    void asManyEachWayTellNothing() {
        assertThat(McNemar.exactP(3, 3)).isEqualTo(1);
        assertThat(McNemar.midP(3, 3)).isCloseTo(1 - 10 / 64.0, within(1e-12));
        assertThat(McNemar.midP(0, 0)).isEqualTo(1);
    }

    @Test
    void fewDifferencesTryAllSigns() {
        assertThat(SignFlipTest.pValue(new long[] {3, 1, 1}, new Random(1))).isEqualTo(0.25);
        assertThat(SignFlipTest.pValue(new long[] {2, -1, -1, 0}, new Random(1)))
                .isEqualTo(1);
        assertThat(SignFlipTest.pValue(new long[] {0, 0}, new Random(1))).isEqualTo(1);
    }

    @Test
    void differencesOfOneSizeAreTheExactMcNemarTest() {
        long[] differences = new long[40];
        Arrays.fill(differences, 0, 8, 5);
        differences[0] = -5;
        assertThat(SignFlipTest.pValue(differences, new Random(1))).isCloseTo(18 / 256.0, within(1e-12));
    }

    @Test
    void manyDifferencesAreDrawnAndNeverGiveZero() {
        long[] differences = IntStream.range(0, 60).mapToLong(i -> 1 + i % 2).toArray();
        assertThat(SignFlipTest.pValue(differences, new Random(1))).isEqualTo(1.0 / 10_000);
    }

    @Property(tries = 50)
    void drawnAndTriedAgree(@ForAll @Size(16) @LongRange(min = -6, max = 6) long[] differences) {
        double tried = SignFlipTest.pValue(differences, new Random(7));
        long[] doubled = Arrays.copyOf(differences, 80);
        double withZeros = SignFlipTest.pValue(doubled, new Random(7));
        assertThat(withZeros).isEqualTo(tried);
        assertThat(tried).isPositive().isLessThanOrEqualTo(1);
    }

    @Test
    void holmMultipliesByHowManyAreLeftAndKeepsTheOrder() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03}))
                .containsExactly(new double[] {0.03, 0.06, 0.06}, within(1e-12));
        assertThat(Holm.adjust(new double[] {0.6, 0.7})).containsExactly(1, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }
}
