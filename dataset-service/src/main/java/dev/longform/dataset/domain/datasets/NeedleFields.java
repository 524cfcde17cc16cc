package dev.longform.dataset.domain.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.NeedlePlace;
import java.util.List;
import java.util.Optional;

/**
 * Reads where a line's needle stands. A line says it itself in an object {@code needle}; or it has the fields of an
 * error that humans located, {@code tagged_position} (characters before the error over all, 0..1) and {@code aspect}:
 * then the needle is <em>natural</em>.
 *
 * <p>Natural needles have a grid of their own: {@value #NATURAL_BINS} columns, and rows by powers of two. The row 256
 * holds rejected texts of 256 to 511 tokens.
 */
final class NeedleFields {
    /** Fewer than made needles have: people locate few errors. */
    static final int NATURAL_BINS = 5;

    private static final String NEEDLE = "needle";
    private static final String POSITION = "tagged_position";
    private static final String ASPECT = "aspect";

    /** Bounds the names that a grid shows. */
    private static final int MAX_NAME = 100;

    /** Bins were computed from whole tokens, positions are rounded to a double. */
    private static final double ROUNDING = 1e-9;

    private NeedleFields() {}

    /**
     * The needle of a line; empty when the line speaks of none.
     *
     * @param rejected the rejected candidates: of a needle there is one
     * @param cluster the hash of the prompt: the source of a natural needle
     */
    static Optional<NeedlePlace> read(ObjectNode line, List<String> chosen, List<String> rejected, String cluster)
            throws BadLineException {
        if (line.hasNonNull(NEEDLE)) {
            checkPair(chosen, rejected);
            return Optional.of(stated(line.get(NEEDLE)));
        }
        if (line.path(POSITION).isNumber() && line.path(ASPECT).isTextual()) {
            checkPair(chosen, rejected);
            return Optional.of(natural(line, rejected.get(0), cluster));
        }
        return Optional.empty();
    }

    private static void checkPair(List<String> chosen, List<String> rejected) throws BadLineException {
        if (chosen.size() != 1 || rejected.size() != 1) {
            throw new BadLineException("a needle has one chosen and one rejected response; this line has "
                    + chosen.size() + " and " + rejected.size());
        }
    }

    private static NeedlePlace stated(JsonNode needle) throws BadLineException {
        int bins = whole(needle, "bins", 1);
        int bin = whole(needle, "bin", 0);
        double position = position(needle.path("position"), "needle.position");
        NeedlePlace place = new NeedlePlace(
                name(needle.path(ASPECT), "needle.aspect"),
                whole(needle, "length", 0),
                whole(needle, "tokens", 1),
                Math.min(bin, bins - 1),
                bins,
                position,
                source(needle),
                needle.path("natural").asBoolean(false));
        if (position * bins < bin - ROUNDING || position * bins >= bin + 1 + ROUNDING) {
            throw new BadLineException("needle.position " + position + " does not lie in bin " + bin + " of " + bins);
        }
        return place;
    }

    private static NeedlePlace natural(ObjectNode line, String rejected, String cluster) throws BadLineException {
        double position = position(line.get(POSITION), POSITION);
        int tokens = Math.max(1, Tokens.count(rejected));
        return new NeedlePlace(
                name(line.get(ASPECT), ASPECT),
                Integer.highestOneBit(tokens),
                tokens,
                (int) (position * NATURAL_BINS),
                NATURAL_BINS,
                position,
                cluster,
                true);
    }

    private static int whole(JsonNode needle, String field, int least) throws BadLineException {
        JsonNode value = needle.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw new BadLineException("needle." + field + " must be a whole number of at least " + least);
        }
        return value.intValue();
    }

    private static double position(JsonNode value, String name) throws BadLineException {
        if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() >= 1) {
            throw new BadLineException(name + " must be a number of at least 0 and less than 1");
        }
        return value.doubleValue();
    }

    private static String name(JsonNode value, String name) throws BadLineException {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new BadLineException(name + " must be a text");
        }
        if (value.textValue().length() > MAX_NAME) {
            throw new BadLineException(name + " has more than " + MAX_NAME + " characters");
        }
        return value.textValue();
    }

    private static String source(JsonNode needle) throws BadLineException {
        JsonNode source = needle.path("source");
        if (!source.isTextual() || source.textValue().isBlank()) {
            throw new BadLineException("needle.source must be a text: the document that the needle stands in");
        }
        return source.textValue();
    }
}
