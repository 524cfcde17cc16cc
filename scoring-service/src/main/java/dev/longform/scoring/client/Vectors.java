package dev.longform.scoring.client;

import java.util.List;

/** Arithmetic on vectors of length 1. */
final class Vectors {
    private Vectors() {}

    /** The mean of these vectors, scaled to length 1. */
    static double[] mean(float[][] vectors) {
        double[] sum = new double[vectors[0].length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return unit(sum);
    }

    /** The mean of these vectors, scaled to length 1. */
    static double[] mean(List<double[]> vectors) {
        double[] sum = new double[vectors.get(0).length];
        for (double[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return unit(sum);
    }

    /** The cosine of two vectors of length 1. */
    static double cosine(double[] a, double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }

    private static double[] unit(double[] sum) {
        double length = Math.sqrt(cosine(sum, sum));
        double[] unit = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            unit[i] = sum[i] / length;
        }
        return unit;
    }
}
