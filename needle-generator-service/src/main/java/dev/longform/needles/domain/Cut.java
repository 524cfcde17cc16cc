package dev.longform.needles.domain;

import dev.longform.needles.domain.text.Markdown;
import dev.longform.needles.domain.text.MeasuredText;
import java.util.Comparator;

/** What became of a source that was to be cut to a length. */
public sealed interface Cut {
    /**
     * A haystack.
     *
     * @param text the source up to a paragraph's end
     * @param tokens its measured length
     */
    record Made(String text, int tokens) implements Cut {}

    /**
     * None.
     *
     * @param reason why, for people
     */
    record Refused(String reason) implements Cut {}

    /**
     * Cuts a source at the paragraph's end that is nearest to a length; of two equally near the earlier one. A heading
     * or a line that announces what follows is not left at the end. White space after the end is dropped.
     *
     * @param source the whole document
     * @param length in tokens
     * @param tolerance how far the measured length may be off, in tokens
     */
    static Cut of(String source, int length, int tolerance) {
        MeasuredText measured = new MeasuredText(source);
        if (measured.total() < length - tolerance) {
            return new Refused("the source has " + measured.total() + " tokens, fewer than " + (length - tolerance));
        }
        return Markdown.read(source).paragraphEnds().stream()
                .filter(end -> !source.startsWith(":", end - 1))
                .map(end -> new End(end, measured.before(end)))
                .min(Comparator.comparingInt((End end) -> Math.abs(end.tokens - length))
                        .thenComparingInt(End::tokens))
                .map(nearest -> cut(source, nearest, length, tolerance))
                .orElse(new Refused("the source has no paragraph"));
    }

    /** A paragraph's end, and the tokens before it. */
    record End(int offset, int tokens) {}

    private static Cut cut(String source, End nearest, int length, int tolerance) {
        return Math.abs(nearest.tokens - length) <= tolerance
                ? new Made(source.substring(0, nearest.offset), nearest.tokens)
                : new Refused("no paragraph ends within " + tolerance + " tokens of " + length
                        + "; the nearest ends at " + nearest.tokens);
    }
}
