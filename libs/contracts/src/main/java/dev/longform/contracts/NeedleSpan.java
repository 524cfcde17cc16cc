package dev.longform.contracts;

/**
 * Where the needle stands in one of a pair's two texts. All ends are exclusive.
 *
 * @param charStart first character, counted in UTF-16 units as in Java and JavaScript
 * @param charEnd the character after the last one
 * @param tokenStart tokens of the text before the needle
 * @param tokenEnd tokens of the text up to the needle's end
 * @param tokens tokens of the whole text
 */
public record NeedleSpan(int charStart, int charEnd, int tokenStart, int tokenEnd, int tokens) {
    public NeedleSpan {
        Require.that(charStart >= 0 && charStart < charEnd, "a needle has at least one character");
        Require.that(tokenStart >= 0 && tokenStart <= tokenEnd && tokenEnd <= tokens, "a needle lies inside its text");
    }

    /** Tokens before the needle over all tokens, 0..1. */
    public double position() {
        return (double) tokenStart / tokens;
    }
}
