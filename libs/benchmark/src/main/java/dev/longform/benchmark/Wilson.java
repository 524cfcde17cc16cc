package dev.longform.benchmark;

/**
 * The Wilson score interval at 95% (E. B. Wilson, 1927, JASA 22:209–212), on a mean of values in 0..1. For values
 * other than 0 and 1 it is conservative: their variance is at most p(1 − p).
 */
public final class Wilson {
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /**
     * @param mean the mean, 0..1
     * @param n how many values, at least 1
     * @throws IllegalArgumentException when n is not positive or the mean lies outside 0..1
     */
    public static Interval interval(double mean, long n) {
        if (n <= 0 || !(mean >= 0 && mean <= 1)) {
            throw new IllegalArgumentException("no interval for a mean of " + mean + " over " + n + " values");
        }
        double z2 = Z * Z;
        double denominator = 1 + z2 / n;
        double centre = (mean + z2 / (2 * n)) / denominator;
        double half = Z * Math.sqrt(mean * (1 - mean) / n + z2 / (4.0 * n * n)) / denominator;
        return new Interval(mean == 0 ? 0 : Math.max(0, centre - half), mean == 1 ? 1 : Math.min(1, centre + half));
    }
}
