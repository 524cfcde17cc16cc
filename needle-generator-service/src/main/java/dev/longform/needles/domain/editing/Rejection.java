package dev.longform.needles.domain.editing;

import dev.longform.contracts.Reason;

/**
 * Why a proposal is not taken.
 *
 * @param reason in the words of reports, from a closed list
 * @param complaint what the editor is told before it tries again; empty when it is not asked again
 */
record Rejection(String reason, String complaint) {
    static final Rejection UNREADABLE = new Rejection(
            "not one line TRUE and one line FALSE", "I could not find exactly one line TRUE: and one line FALSE:.");
    static final Rejection EQUAL = new Rejection("both sides say the same", "Both sentences are the same.");
    static final Rejection WORDS = new Rejection(
            "the sides have different numbers of words", "The sentences do not have the same number of words.");
    static final Rejection TOKENS =
            new Rejection("the sides differ too much in tokens", "One sentence is much longer than the other one.");
    static final Rejection LENGTH = new Rejection(
            "a side is too short or too long",
            "A sentence has fewer than " + ProposalRules.LEAST_WORDS + " or more than " + ProposalRules.MOST_WORDS
                    + " words.");
    static final Rejection NOT_PLAIN = new Rejection(
            "a side is not one plain sentence",
            "Each version must be one plain English sentence that ends in a full stop.");
    static final Rejection REPEATED =
            new Rejection("a side stands in the document already", "A sentence stands in the passage already.");
    static final Rejection BETWEEN_BINS = new Rejection("the sides lie in different bins", "");
    static final Rejection NOT_VERIFIED = new Rejection("the false side was not named in both orders", "");
    static final Rejection VERIFIER_UNREADABLE = new Rejection("the verification cannot be read", "");

    /** The model answered nothing that can be a proposal. */
    static Rejection noAnswer(Reason problem) {
        return new Rejection("no answer: " + problem, "");
    }
}
