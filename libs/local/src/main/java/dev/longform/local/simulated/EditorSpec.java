package dev.longform.local.simulated;

/**
 * Makes a server a simulated editor: it writes pairs of a true and a false sentence, and says which of two is false.
 * Shares, 0..1, are chances that each request, or each pair that is to be verified, has by itself, by seed.
 *
 * @param unreadable of requests for a pair: prose without the two lines
 * @param equal of requests for a pair: the same sentence twice
 * @param uneven of requests for a pair: the false sentence has a word more
 * @param oneSided of pairs: it names statement A, whatever stands there
 * @param wrong of pairs: it names the true statement, in every order
 * @param failing of all requests: status 500
 * @param firstTries how many calls with such a request fail before they work; 0 when they always fail
 */
public record EditorSpec(
        double unreadable, double equal, double uneven, double oneSided, double wrong, double failing, int firstTries) {
    public EditorSpec {
        SpecRule.share("editor.unreadable", unreadable);
        SpecRule.share("editor.equal", equal);
        SpecRule.share("editor.uneven", uneven);
        SpecRule.that(
                unreadable + equal + uneven <= 1 + 1e-9, "editor.unreadable, equal and uneven add up to more than 1");
        SpecRule.share("editor.oneSided", oneSided);
        SpecRule.share("editor.wrong", wrong);
        SpecRule.that(oneSided + wrong <= 1 + 1e-9, "editor.oneSided and wrong add up to more than 1");
        SpecRule.share("editor.failing", failing);
        SpecRule.that(firstTries >= 0, "editor.firstTries must not be negative");
    }
}
