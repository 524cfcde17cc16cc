package dev.longform.judge.domain.reading;

import dev.longform.contracts.Reason;
import java.util.OptionalDouble;

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
     * @param value the finite number inside the asked scale that its text says
     * @param expected the mean over the probabilities of the rating's tokens; empty where none was asked for, or given
     */
    record Rating(double value, OptionalDouble expected) implements Reading {
        public Rating(double value) {
            this(value, OptionalDouble.empty());
        }
    }

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
