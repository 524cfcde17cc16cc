package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.Span;

/**
 * Two texts for one place of a document.
 *
 * @param span what they replace; empty for an insertion
 * @param neutral what the chosen text has there
 * @param erroneous what the rejected text has there
 * @param rank 0 for the best places; higher ones are used where those run out
 */
public record Edit(Span span, String neutral, String erroneous, int rank) {
    /** Which side has more characters: 1 the neutral one, -1 the erroneous one, 0 neither. */
    public int longerSide() {
        return Integer.signum(
                neutral.codePointCount(0, neutral.length()) - erroneous.codePointCount(0, erroneous.length()));
    }
}
