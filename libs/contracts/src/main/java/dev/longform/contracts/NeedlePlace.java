package dev.longform.contracts;

/**
 * Where the needle of an item stands: its cell in the grid of length and position. Only items of needle versions have
 * one.
 *
 * @param aspect what is wrong with the rejected text, for example {@code number}
 * @param length the grid's row, in tokens: the requested length of a made needle, the lower end of the length bin of a
 *     natural one
 * @param tokens the measured length of the rejected text
 * @param bin the grid's column, 0-based
 * @param bins how many columns of equal width there are
 * @param position tokens before the needle over all tokens of the rejected text, 0..1
 * @param source the source document: the cluster of its needles
 * @param natural whether humans located the error, in a text of its own, instead of it being planted
 */
public record NeedlePlace(
        String aspect, int length, int tokens, int bin, int bins, double position, String source, boolean natural) {
    public NeedlePlace {
        Require.text("aspect", aspect);
        Require.that(length >= 0 && tokens > 0, "lengths are not negative, and a text has tokens");
        Require.that(bin >= 0 && bin < bins, "the bin is one of the bins");
        Require.that(position >= 0 && position < 1, "a position lies in 0..1");
        Require.text("source", source);
    }
}
