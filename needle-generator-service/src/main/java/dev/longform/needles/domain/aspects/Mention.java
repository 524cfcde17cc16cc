package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Span;

/**
 * One appearance of a name.
 *
 * @param name the name as written, one to three words with capitals
 * @param span where it stands
 * @param sentence the sentence it stands in
 * @param first place of its first word in the sentence
 * @param last place of its last word
 */
record Mention(String name, Span span, Sentence sentence, int first, int last) {
    int words() {
        return last - first + 1;
    }

    /** The sentence's text before the name. */
    String left() {
        return sentence.text().substring(0, span.start() - sentence.span().start());
    }

    /** The sentence's text after the name. */
    String right() {
        return sentence.text().substring(span.end() - sentence.span().start());
    }
}
