package dev.longform.needles.domain.editing;

import dev.longform.benchmark.Seeded;

/**
 * The surroundings of a place as a model is shown them: verbatim, between lines that nothing in them can fake.
 *
 * @param before what stands before the place, from the beginning of a word on
 * @param after what stands after it, to the end of a word
 * @param mark drawn from both, so that the same place is shown in the same words
 */
record Excerpt(String before, String after, String mark) {
    private static final int BEFORE = 1500;
    private static final int AFTER = 500;
    private static final int MARK_DIGITS = 10;

    static Excerpt around(String text, int offset) {
        int from = Math.max(0, offset - BEFORE);
        while (from > 0 && from < offset && !Character.isWhitespace(text.charAt(from - 1))) {
            from++;
        }
        int to = Math.min(text.length(), offset + AFTER);
        while (to < text.length() && to > offset && !Character.isWhitespace(text.charAt(to))) {
            to--;
        }
        String before = text.substring(from, offset);
        String after = text.substring(offset, to);
        return new Excerpt(before, after, Seeded.hex(MARK_DIGITS, "excerpt", before, after));
    }

    /** The passage with the place marked in it. */
    String marked() {
        return framed("passage", before + " [[PLACE " + mark + "]]" + after);
    }

    /** The passage as it was. */
    String plain() {
        return framed("passage", before + after);
    }

    /** A text between two lines with the mark. */
    String framed(String what, String text) {
        return "==== " + what + " " + mark + " ====\n" + text + "\n==== end of " + what + " " + mark + " ====";
    }
}
