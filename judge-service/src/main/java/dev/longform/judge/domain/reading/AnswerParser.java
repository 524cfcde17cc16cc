package dev.longform.judge.domain.reading;

/**
 * Reads one sort of verdict. An implementation never changes what it reads: a different reading is a new parser with
 * a new id, named by a new version of the template.
 */
public interface AnswerParser {
    /** The name that templates call it by. */
    String id();

    /**
     * @param text all that the judge wrote as its answer, thinking tags included; never null
     * @param asked what it was asked for
     * @return what it says; never throws
     */
    Reading read(String text, Asked asked);
}
