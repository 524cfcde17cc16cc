package dev.longform.needles.domain;

import dev.longform.benchmark.Words;
import dev.longform.contracts.NeedleSpan;
import dev.longform.needles.domain.aspects.Edit;
import java.util.Optional;

/**
 * An edit in its haystack, measured on both finished texts.
 *
 * @param edit what was done
 * @param chosen where the neutral text stands
 * @param rejected where the erroneous text stands
 */
public record Needle(Edit edit, NeedleSpan chosen, NeedleSpan rejected) {
    /** Both sides have as many words, and their tokens differ by at most this. */
    public static final int MOST_TOKENS_APART = 3;

    /**
     * Measures an edit.
     *
     * @return empty when its two sides are equal, or differ in length by more than a needle may
     */
    public static Optional<Needle> of(Edit edit, Haystack haystack) {
        if (edit.neutral().equals(edit.erroneous())
                || edit.neutral().isEmpty()
                || edit.erroneous().isEmpty()
                || Words.count(edit.neutral()) != Words.count(edit.erroneous())) {
            return Optional.empty();
        }
        int before = haystack.measured().before(edit.span().start());
        NeedleSpan chosen = span(edit, edit.neutral(), before, haystack);
        NeedleSpan rejected = span(edit, edit.erroneous(), before, haystack);
        return Math.abs(chosen.tokens() - rejected.tokens()) <= MOST_TOKENS_APART
                ? Optional.of(new Needle(edit, chosen, rejected))
                : Optional.empty();
    }

    /** The haystack with one side of the edit in its place. */
    public String in(String haystack, String side) {
        return haystack.substring(0, edit.span().start())
                + side
                + haystack.substring(edit.span().end());
    }

    /** The bin that the needle's position lies in on both texts; empty when they differ. */
    public Optional<Integer> bin(int bins) {
        int bin = bin(chosen, bins);
        return bin == bin(rejected, bins) ? Optional.of(bin) : Optional.empty();
    }

    private static int bin(NeedleSpan span, int bins) {
        return (int) ((long) span.tokenStart() * bins / span.tokens());
    }

    private static NeedleSpan span(Edit edit, String side, int before, Haystack haystack) {
        int start = edit.span().start();
        return new NeedleSpan(
                start,
                start + side.length(),
                before,
                Math.max(before, haystack.measured().beforeEndOf(start, side)),
                haystack.measured().totalWith(start, edit.span().end(), side));
    }
}
