package dev.longform.aggregator.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.benchmark.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
    @Test
    void thePercentilesAreThe50thAnd1950thOf2000() {
        double[] replications =
                IntStream.rangeClosed(1, 2000).mapToDouble(i -> 2001 - i).toArray();
        assertThat(PercentileInterval.of(replications)).isEqualTo(new Interval(50, 1950));
    }

    @Test
    void thePercentilesOfOneAreThatOne() {
        assertThat(PercentileInterval.of(new double[] {0.5})).isEqualTo(new Interval(0.5, 0.5));
    }

    @Test
    void noReplicationsHaveNoPercentiles() {
        assertThatThrownBy(() -> PercentileInterval.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    /** A generator that says the n-th draw takes nothing but cluster n mod 10: the replications are 0, 1, … 9. */
    @Test
    void eachReplicationIsTheStatisticOfTheDrawnClusters() {
        List<long[]> clusters =
                IntStream.range(0, 10).mapToObj(i -> new long[] {i, 1}).toList();
        Optional<Interval> interval = ClusterBootstrap.interval(
                clusters, sums -> OptionalDouble.of((double) sums[0] / sums[1]), new OneClusterADraw());
        assertThat(interval).contains(new Interval(0, 9));
    }

    @Test
    void aDrawWithoutTheStatisticIsRepeated() {
        List<long[]> clusters =
                IntStream.range(0, 10).mapToObj(i -> new long[] {i, 1}).toList();
        Optional<Interval> interval = ClusterBootstrap.interval(
                clusters,
                sums -> sums[0] == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sums[0] / sums[1]),
                new OneClusterADraw());
        assertThat(interval).contains(new Interval(1, 9));
    }

    @Test
    void aStatisticThatNeverExistsHasNoInterval() {
        List<long[]> clusters = new ArrayList<>(Collections.nCopies(10, new long[] {1}));
        assertThat(ClusterBootstrap.interval(clusters, sums -> OptionalDouble.empty(), new Random(1)))
                .isEmpty();
    }

    @Test
    void underTenClustersThereIsNoInterval() {
        List<long[]> clusters = new ArrayList<>(Collections.nCopies(9, new long[] {1}));
        assertThat(ClusterBootstrap.interval(clusters, sums -> OptionalDouble.of(1), new Random(1)))
                .isEmpty();
    }

    private static final class OneClusterADraw extends Random {
        private static final long serialVersionUID = 1L;
        private int taken;

        @Override
        public int nextInt(int bound) {
            return (taken++ / bound) % bound;
        }
    }
}
