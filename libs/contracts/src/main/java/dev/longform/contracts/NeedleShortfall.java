package dev.longform.contracts;

/**
 * A cell that a haystack could not fill.
 *
 * @param aspect of the wanted needles
 * @param bin 0-based
 * @param wanted pairs asked for
 * @param made pairs made
 * @param reason why there are no more, for people
 */
public record NeedleShortfall(String aspect, int bin, int wanted, int made, String reason) {
    public NeedleShortfall {
        Require.text("aspect", aspect);
        Require.that(bin >= 0, "bins are numbered from 0");
        Require.that(made >= 0 && made < wanted, "a shortfall has fewer pairs than wanted");
        Require.text("reason", reason);
    }
}
