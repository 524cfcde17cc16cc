package dev.longform.dataset.domain.watch;

import java.util.List;
import java.util.Locale;

/**
 * What people are told about an object.
 *
 * @param reason in one word
 * @param message a sentence
 * @param warning whether somebody should do something
 */
public record Note(String reason, String message, boolean warning) {
    static Note started(Identity identity, String runs) {
        return new Note("EvaluationStarted", identity + " is evaluated: " + runs, false);
    }

    /** A revision that was there before, with its word. */
    static Note known(Identity identity, String word) {
        return new Note(
                "EvaluationKnown",
                identity + " was evaluated before: " + word + "; 'longform runs start' evaluates it again",
                false);
    }

    /** A revision whose disappearance cancelled its runs. */
    static Note resumed(Identity identity, String runs) {
        return new Note("EvaluationResumed", identity + " is there again, and its evaluation goes on: " + runs, false);
    }

    static Note refused(String why) {
        return new Note("EvaluationRefused", why, true);
    }

    /** The object asks for something else than what the revision was evaluated by. */
    static Note unchanged(Identity identity, List<String> fields) {
        return new Note(
                "EvaluationUnchanged",
                identity + " was taken in with another " + String.join(", ", fields)
                        + ", and stays so: name another longform.dev/revision, or 'longform runs start' further runs",
                true);
    }

    static Note cancelled(Identity identity) {
        return new Note(
                "EvaluationCancelled", "a run of " + identity + " was cancelled, so there is no word on it", true);
    }

    /** How a run ended is not known any more when it is deleted. */
    static Note deleted(Identity identity) {
        return new Note(
                "EvaluationCancelled",
                "a run of " + identity + " was deleted before its result was written here, so there is no word on it",
                true);
    }

    static Note judged(Identity identity, Gate.Decision decision) {
        return new Note(
                "Gate" + decision.word().charAt(0)
                        + decision.word().substring(1).toLowerCase(Locale.ROOT),
                identity + ": " + decision.reason(),
                !decision.word().equals(Gate.PASS));
    }

    static Note finished(Identity identity, String runs) {
        return new Note(
                "Evaluated", identity + " has no policy to be held against; its runs have ended: " + runs, false);
    }
}
