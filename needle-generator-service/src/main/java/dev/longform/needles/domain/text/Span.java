package dev.longform.needles.domain.text;

/**
 * A place in a text.
 *
 * @param start first character, in UTF-16 units
 * @param end the character after the last one
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span from " + start + " to " + end);
        }
    }

    /** Whether the other span lies inside this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    public String of(String text) {
        return text.substring(start, end);
    }
}
