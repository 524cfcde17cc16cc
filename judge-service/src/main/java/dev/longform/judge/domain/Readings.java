package dev.longform.judge.domain;

import dev.longform.judge.domain.reading.Reading;

/** What protocols do with a reading that is not the sort they ask for. */
final class Readings {
    private Readings() {}

    /**
     * @param where which question it was
     * @throws IllegalStateException when it is a verdict of another sort: the template names the wrong parser
     */
    static Judgement unanswered(String where, Reading reading) {
        if (reading instanceof Reading.Unread unread) {
            return new Judgement.Unanswered(unread.reason(), where + ": " + unread.detail());
        }
        throw new IllegalStateException("the template's parser does not fit its protocol");
    }
}
