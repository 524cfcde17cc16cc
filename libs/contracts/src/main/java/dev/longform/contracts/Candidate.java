package dev.longform.contracts;

/**
 * One response to an item's prompt.
 *
 * @param text the response, verbatim
 * @param chosen whether the dataset prefers it; never shown to a model
 */
public record Candidate(String text, boolean chosen) {
    public Candidate {
        Require.present("text", text);
    }
}
