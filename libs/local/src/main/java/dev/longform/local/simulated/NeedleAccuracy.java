package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The share of needles, 0..1, about which a model is right, by where they stand. With p from 0 in the first column to 1
 * in the last, and l from 0 at {@code shortest} to 1 at {@code longest}:
 *
 * @param shape {@code flat}: the middle of low and high; {@code falling}: high − (high − low)·p; {@code u-shaped}: low +
 *     (high − low)·(2p − 1)²; {@code falling-with-length}: high − (high − low)·l; null when only the table counts
 * @param low the lowest share
 * @param high the highest share
 * @param shortest tokens of the shortest row; 1000 unless stated
 * @param longest tokens of the longest row; 8000 unless stated
 * @param table shares of single cells, which count before the shape
 */
public record NeedleAccuracy(Shape shape, double low, double high, int shortest, int longest, List<Cell> table) {
    public NeedleAccuracy {
        SpecRule.share("byNeedle.low", low);
        SpecRule.share("byNeedle.high", high);
        table = table == null ? List.of() : List.copyOf(table);
        shortest = shortest == 0 ? 1000 : shortest;
        longest = longest == 0 ? 8000 : longest;
        SpecRule.that(low <= high, "byNeedle.low must not be above high");
        SpecRule.that(shortest < longest, "byNeedle.shortest must be below longest");
        SpecRule.that(shape != null || !table.isEmpty(), "byNeedle needs a shape or a table");
    }

    /** A shape over rows of 1,000 to 8,000 tokens. */
    public static NeedleAccuracy of(Shape shape, double low, double high) {
        return new NeedleAccuracy(shape, low, high, 0, 0, null);
    }

    /** How the share depends on the place. */
    public enum Shape {
        @JsonProperty("flat")
        FLAT,
        @JsonProperty("falling")
        FALLING,
        @JsonProperty("u-shaped")
        U_SHAPED,
        @JsonProperty("falling-with-length")
        FALLING_WITH_LENGTH
    }

    /**
     * The share of one cell.
     *
     * @param aspect the aspect; null for all
     * @param length the row; null for all
     * @param bin the column; null for all
     * @param share the share
     */
    public record Cell(String aspect, Integer length, Integer bin, double share) {
        public Cell {
            SpecRule.share("byNeedle.table.share", share);
        }

        private boolean holds(Needle needle) {
            return (aspect == null || aspect.equals(needle.aspect()))
                    && (length == null || length == needle.length())
                    && (bin == null || bin == needle.bin());
        }
    }

    /**
     * The share at a place.
     *
     * @throws IllegalArgumentException when neither the table nor a shape says anything about it
     */
    public double share(Needle needle) {
        for (Cell cell : table) {
            if (cell.holds(needle)) {
                return cell.share();
            }
        }
        SpecRule.that(shape != null, "byNeedle.table says nothing about " + needle);
        double p = needle.bins() < 2 ? 0 : (double) needle.bin() / (needle.bins() - 1);
        double l = Math.max(0, Math.min(1, (double) (needle.length() - shortest) / (longest - shortest)));
        return switch (shape) {
            case FLAT -> (low + high) / 2;
            case FALLING -> high - (high - low) * p;
            case U_SHAPED -> low + (high - low) * (2 * p - 1) * (2 * p - 1);
            case FALLING_WITH_LENGTH -> high - (high - low) * l;
        };
    }
}
