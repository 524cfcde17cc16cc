package dev.longform.aggregator.domain.statistics;

import java.util.Arrays;
import java.util.Random;

/**
 * The paired permutation test: if two models were equal, every difference could as well have the other sign (E. S.
 * Edgington and P. Onghena, 2007, Randomization Tests, chapter 6). Sums are integers, so that equal is equal.
 */
public final class SignFlipTest {
    /** How many sets of signs are drawn where not all can be tried. */
    public static final int DRAWS = 9_999;

    /** Up to so many differences other than 0, all sets of signs are tried. */
    private static final int ALL_SIGNS = 16;

    private SignFlipTest() {}

    /**
     * The two-sided p-value: exact where the differences are of one size, or few; else from {@value #DRAWS} draws, with
     * the observed signs counted as one more.
     *
     * @param differences one for each cluster
     * @param random where the draws come from
     */
    public static double pValue(long[] differences, Random random) {
        long[] sizes = Arrays.stream(differences)
                .map(Math::abs)
                .filter(size -> size != 0)
                .toArray();
        long observed = Math.abs(Arrays.stream(differences).sum());
        if (Arrays.stream(sizes).distinct().count() <= 1) {
            long up = Arrays.stream(differences).filter(d -> d > 0).count();
            return McNemar.exactP(up, sizes.length - up);
        }
        return sizes.length <= ALL_SIGNS ? tried(sizes, observed) : drawn(sizes, observed, random);
    }

    private static double tried(long[] sizes, long observed) {
        int sets = 1 << sizes.length;
        int extreme = 0;
        for (int signs = 0; signs < sets; signs++) {
            extreme += reaches(sum(sizes, 0, sizes.length, signs), observed);
        }
        return (double) extreme / sets;
    }

    private static double drawn(long[] sizes, long observed, Random random) {
        int extreme = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            long sum = 0;
            for (int from = 0; from < sizes.length; from += Long.SIZE) {
                sum += sum(sizes, from, Math.min(from + Long.SIZE, sizes.length), random.nextLong());
            }
            extreme += reaches(sum, observed);
        }
        return (double) extreme / (DRAWS + 1);
    }

    private static int reaches(long sum, long observed) {
        return Math.abs(sum) >= observed ? 1 : 0;
    }

    /** The sum from one index up to another, each size with the sign that its bit gives. */
    private static long sum(long[] sizes, int from, int to, long signs) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (signs >>> (i - from) & 1) == 0 ? sizes[i] : -sizes[i];
        }
        return sum;
    }
}
