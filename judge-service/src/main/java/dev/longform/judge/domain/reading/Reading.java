package dev.longform.judge.domain.reading;

import dev.longform.contracts.Reason;

/** What a judge's text says. */
public sealed interface Reading {
    /**
     * It picks one of the responses it was shown.
     *
     * @param slot 0 for A, 1 for B and so on
     */
    record Pick(int slot) implements Reading {}

    /**
     * It rates the one response it was shown.
     *
     * @param value a finite number inside the asked scale
     */
    record Rating(double value) implements Reading {}

    /**
     * It gives no verdict that counts.
     *
     * @param reason {@code EMPTY}, {@code UNPARSABLE}, {@code AMBIGUOUS} or {@code INVALID_SCORE} from its text; others
     *     where the server said that its text does not count
     * @param detail what was found instead, for people
     */
    record Unread(Reason reason, String detail) implements Reading {
        /** Whether asking for the required format once more may help: the judge said something, but not clearly. */
        public boolean repairable() {
            return reason == Reason.UNPARSABLE || reason == Reason.AMBIGUOUS;
        }
    }
}
