package dev.longform.judge.domain.reading;

/**
 * The numbers that a rating may take, both ends included.
 *
 * @param min the worst
 * @param max the best
 */
public record Scale(double min, double max) {
    public Scale {
        if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max) {
            throw new IllegalArgumentException("a scale goes from a smaller to a larger number");
        }
    }

    /** Whether it is one of them. */
    public boolean holds(double value) {
        return value >= min && value <= max;
    }
}
