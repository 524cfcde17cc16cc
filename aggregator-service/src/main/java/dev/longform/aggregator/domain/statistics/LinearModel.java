package dev.longform.aggregator.domain.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The slopes of y = a + b·first + c·second by ordinary least squares, from sums alone, so that thousands of draws of
 * clusters cost no pass over the observations. The normal equations of two centred regressors are solved by Cramer's
 * rule (N. R. Draper and H. Smith, 1998, Applied Regression Analysis, chapter 5). Where one regressor never changes, the
 * other has the slope of simple regression.
 */
public final class LinearModel {
    private static final int N = 0;
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int Y = 3;
    private static final int FIRST_FIRST = 4;
    private static final int FIRST_SECOND = 5;
    private static final int SECOND_SECOND = 6;
    private static final int FIRST_Y = 7;
    private static final int SECOND_Y = 8;
    private static final int COLUMNS = 9;

    /** A spread below this share of the sum of squares is rounding. */
    private static final double NO_SPREAD = 1e-12;

    private LinearModel() {}

    /** What one observation adds to the sums. */
    public static long[] columns(long first, long second, long y) {
        return new long[] {1, first, second, y, first * first, first * second, second * second, first * y, second * y};
    }

    /** The sums of all these. */
    public static long[] sum(List<long[]> tallies) {
        long[] sums = new long[COLUMNS];
        for (long[] tally : tallies) {
            for (int column = 0; column < COLUMNS; column++) {
                sums[column] = Math.addExact(sums[column], tally[column]);
            }
        }
        return sums;
    }

    /** The slope of the first regressor; empty when it never changes, or only together with the second. */
    public static OptionalDouble first(long[] sums) {
        return slope(
                centred(sums, FIRST_FIRST, FIRST, FIRST),
                centred(sums, SECOND_SECOND, SECOND, SECOND),
                centred(sums, FIRST_SECOND, FIRST, SECOND),
                centred(sums, FIRST_Y, FIRST, Y),
                centred(sums, SECOND_Y, SECOND, Y));
    }

    /** The slope of the second regressor; empty when it never changes, or only together with the first. */
    public static OptionalDouble second(long[] sums) {
        return slope(
                centred(sums, SECOND_SECOND, SECOND, SECOND),
                centred(sums, FIRST_FIRST, FIRST, FIRST),
                centred(sums, FIRST_SECOND, FIRST, SECOND),
                centred(sums, SECOND_Y, SECOND, Y),
                centred(sums, FIRST_Y, FIRST, Y));
    }

    /** The slope of a regressor, given its own spread, that of the other one, and how they go together and with y. */
    private static OptionalDouble slope(double own, double other, double both, double ownY, double otherY) {
        if (own == 0) {
            return OptionalDouble.empty();
        }
        if (other == 0) {
            return OptionalDouble.of(ownY / own);
        }
        double determinant = own * other - both * both;
        return determinant <= NO_SPREAD * own * other
                ? OptionalDouble.empty()
                : OptionalDouble.of((ownY * other - otherY * both) / determinant);
    }

    private static double centred(long[] sums, int products, int a, int b) {
        if (sums[N] == 0) {
            return 0;
        }
        double spread = sums[products] - (double) sums[a] * sums[b] / sums[N];
        return a == b && spread <= NO_SPREAD * sums[products] ? 0 : spread;
    }
}
