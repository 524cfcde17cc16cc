package dev.longform.contracts;

/**
 * The numbers that a rating may take, both ends included.
 *
 * @param min the worst
 * @param max the best
 */
public record RatingScale(double min, double max) {
    public RatingScale {
        Require.that(
                Double.isFinite(min) && Double.isFinite(max) && min < max,
                "a scale goes from a smaller to a larger number");
    }
}
