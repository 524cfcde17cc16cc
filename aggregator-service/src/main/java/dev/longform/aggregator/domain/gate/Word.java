package dev.longform.aggregator.domain.gate;

import java.util.Collection;

/** What a gate says. */
public enum Word {
    PASS,
    /** Nothing failed, but something is not known well enough. */
    INCONCLUSIVE,
    FAIL;

    /** Fail goes before inconclusive, inconclusive before pass; nothing checked is inconclusive. */
    static Word worst(Collection<Word> words) {
        return words.stream().max(Word::compareTo).orElse(INCONCLUSIVE);
    }
}
