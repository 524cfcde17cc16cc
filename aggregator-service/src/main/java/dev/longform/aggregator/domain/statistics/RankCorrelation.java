package dev.longform.aggregator.domain.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Spearman's rank correlation of clustered observations, each cluster counted as often as it was drawn (C. Spearman,
 * 1904, American Journal of Psychology 15:72–101; tied values share their mean rank). It is Pearson's correlation of the
 * ranks. Values are sorted once; a draw then takes one pass, in integers: twice a rank, less twice the mean rank, is a
 * whole number.
 */
public final class RankCorrelation {
    private final int[] clusters;
    private final int clusterCount;
    private final int[] xLevels;
    private final int[] yLevels;
    private final int xCount;
    private final int yCount;

    /**
     * @param clusterOf the cluster of each observation
     * @param clusters the clusters, in the order in which weights are given
     * @param x one value for each observation
     * @param y one value for each observation
     */
    public RankCorrelation(List<String> clusterOf, List<String> clusters, double[] x, double[] y) {
        this.clusters = clusterOf.stream()
                .mapToInt(cluster -> Collections.binarySearch(clusters, cluster))
                .toArray();
        this.clusterCount = clusters.size();
        double[] xValues = Arrays.stream(x).distinct().sorted().toArray();
        double[] yValues = Arrays.stream(y).distinct().sorted().toArray();
        this.xLevels = levels(x, xValues);
        this.yLevels = levels(y, yValues);
        this.xCount = xValues.length;
        this.yCount = yValues.length;
    }

    /** The correlation of all observations. */
    public OptionalDouble ofAll() {
        int[] once = new int[clusterCount];
        Arrays.fill(once, 1);
        return of(once);
    }

    /**
     * The correlation when each cluster stands there so many times; empty when all x or all y are the same.
     *
     * @param weights one for each cluster
     */
    public OptionalDouble of(int[] weights) {
        long[] xRanks = new long[xCount];
        long[] yRanks = new long[yCount];
        for (int i = 0; i < clusters.length; i++) {
            int weight = weights[clusters[i]];
            xRanks[xLevels[i]] += weight;
            yRanks[yLevels[i]] += weight;
        }
        double spread = Math.sqrt((double) centre(xRanks) * centre(yRanks));
        if (spread == 0) {
            return OptionalDouble.empty();
        }
        long together = 0;
        for (int i = 0; i < clusters.length; i++) {
            together += weights[clusters[i]] * xRanks[xLevels[i]] * yRanks[yLevels[i]];
        }
        return OptionalDouble.of(Math.max(-1, Math.min(1, together / spread)));
    }

    /** Turns how often each level occurs into twice its rank's distance from the mean rank; returns their spread. */
    private static long centre(long[] levels) {
        long all = Arrays.stream(levels).sum();
        long before = 0;
        long spread = 0;
        for (int level = 0; level < levels.length; level++) {
            long here = levels[level];
            long distance = 2 * before + here - all;
            levels[level] = distance;
            spread += here * distance * distance;
            before += here;
        }
        return spread;
    }

    private static int[] levels(double[] values, double[] sorted) {
        return Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(sorted, value))
                .toArray();
    }
}
