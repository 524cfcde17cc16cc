package dev.longform.aggregator.domain.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction for several tests (S. Holm, 1979, Scandinavian Journal of Statistics 6:65–70). */
public final class Holm {
    private Holm() {}

    /** The adjusted p-values of a family, in the order of the given ones. */
    public static double[] adjust(double[] pValues) {
        int[] ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double reached = 0;
        for (int i = 0; i < ascending.length; i++) {
            reached = Math.max(reached, Math.min(1, (pValues.length - i) * pValues[ascending[i]]));
            adjusted[ascending[i]] = reached;
        }
        return adjusted;
    }
}
