package dev.longform.aggregator.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class TrendStatisticsTest {
    private static final int OBSERVATIONS = 400;
    private static final int CLUSTERS = 25;

    private final Random random = new Random(12);
    private final int[] cluster = random.ints(OBSERVATIONS, 0, CLUSTERS).toArray();
    private final long[] position = random.longs(OBSERVATIONS, 0, 40).toArray();
    private final long[] tokens = random.longs(OBSERVATIONS, 1000, 8000).toArray();
    private final long[] credit = random.longs(OBSERVATIONS, 0, 3).toArray();
    private final int[] weights = random.ints(CLUSTERS, 0, 4).toArray();

    @Test
    void theRankCorrelationOfADrawIsTheLibrarysOnTheRepeatedObservations() {
        List<String> names =
                IntStream.range(0, CLUSTERS).mapToObj(i -> "%02d".formatted(i)).toList();
        RankCorrelation correlation = new RankCorrelation(
                IntStream.of(cluster).mapToObj(names::get).toList(), names, doubles(position), doubles(credit));
        int[] drawn = drawn();
        assertThat(correlation.of(weights).orElseThrow())
                .isCloseTo(
                        new SpearmansCorrelation().correlation(doubles(position, drawn), doubles(credit, drawn)),
                        within(1e-12));
        assertThat(correlation.ofAll().orElseThrow())
                .isCloseTo(new SpearmansCorrelation().correlation(doubles(position), doubles(credit)), within(1e-12));
    }

    @Test
    void aPerfectOrderIsOneAndItsReverseMinusOne() {
        List<String> names = List.of("a", "b", "c");
        double[] x = {1, 5, 7};
        assertThat(new RankCorrelation(names, names, x, new double[] {0, 3, 4}).ofAll())
                .hasValue(1);
        assertThat(new RankCorrelation(names, names, x, new double[] {4, 3, 0}).ofAll())
                .hasValue(-1);
    }

    @Test
    void withoutAnyDifferenceThereIsNoCorrelation() {
        List<String> names = List.of("a", "b");
        assertThat(new RankCorrelation(names, names, new double[] {1, 2}, new double[] {1, 1}).ofAll())
                .isEmpty();
        assertThat(new RankCorrelation(List.of(), List.of(), new double[0], new double[0]).ofAll())
                .isEmpty();
    }

    @Test
    void theSlopesOfADrawAreTheLibrarysOnTheRepeatedObservations() {
        int[] drawn = drawn();
        double[][] x = IntStream.of(drawn)
                .mapToObj(i -> new double[] {position[i], tokens[i]})
                .toArray(double[][]::new);
        OLSMultipleLinearRegression library = new OLSMultipleLinearRegression();
        library.newSampleData(doubles(credit, drawn), x);
        double[] expected = library.estimateRegressionParameters();
        long[] sums = LinearModel.sum(IntStream.of(drawn)
                .mapToObj(i -> LinearModel.columns(position[i], tokens[i], credit[i]))
                .toList());
        assertThat(LinearModel.first(sums).orElseThrow()).isCloseTo(expected[1], within(1e-12));
        assertThat(LinearModel.second(sums).orElseThrow()).isCloseTo(expected[2], within(1e-12));
    }

    @Test
    void aRegressorThatNeverChangesLeavesTheOtherItsSimpleSlope() {
        long[] sums = LinearModel.sum(List.of(LinearModel.columns(1, 7, 10), LinearModel.columns(3, 7, 16)));
        assertThat(LinearModel.first(sums)).hasValue(3);
        assertThat(LinearModel.second(sums)).isEmpty();
    }

    @Test
    void regressorsThatOnlyChangeTogetherHaveNoSlopes() {
        long[] sums = LinearModel.sum(
                List.of(LinearModel.columns(1, 2, 10), LinearModel.columns(2, 4, 11), LinearModel.columns(3, 6, 19)));
        assertThat(LinearModel.first(sums)).isEmpty();
        assertThat(LinearModel.second(sums)).isEmpty();
        assertThat(LinearModel.first(LinearModel.sum(List.of()))).isEmpty();
    }

    /** The observations, each as often as its cluster was drawn. */
    private int[] drawn() {
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < OBSERVATIONS; i++) {
            for (int times = 0; times < weights[cluster[i]]; times++) {
                drawn.add(i);
            }
        }
        return drawn.stream().mapToInt(i -> i).toArray();
    }

    private static double[] doubles(long[] values) {
        return doubles(values, IntStream.range(0, values.length).toArray());
    }

    private static double[] doubles(long[] values, int[] which) {
        return IntStream.of(which).mapToDouble(i -> values[i]).toArray();
    }
}
