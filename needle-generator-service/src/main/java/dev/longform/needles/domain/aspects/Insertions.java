package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Places where a sentence can be added: after a sentence of a paragraph of English prose. */
final class Insertions {
    private static final int LEAST_WORDS = 4;

    private Insertions() {}

    /**
     * One place.
     *
     * @param offset right after the full stop
     * @param paragraph number of its passage
     * @param atParagraphEnd whether the paragraph ends there
     */
    record Place(int offset, int paragraph, boolean atParagraphEnd) {
        Span span() {
            return new Span(offset, offset);
        }
    }

    static List<Place> of(Prose prose) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < prose.sentences().size(); i++) {
            Sentence sentence = prose.sentences().get(i);
            boolean last = i + 1 == prose.sentences().size()
                    || prose.sentences().get(i + 1).paragraph() != sentence.paragraph();
            if (takes(prose, sentence) && (last || spaceFollows(prose, sentence))) {
                places.add(new Place(sentence.span().end(), sentence.paragraph(), last));
            }
        }
        return places;
    }

    private static boolean takes(Prose prose, Sentence sentence) {
        int end = sentence.span().end();
        return sentence.english()
                && sentence.complete()
                && sentence.passage().topLevel()
                && sentence.words().size() >= LEAST_WORDS
                && !sentence.quoted()
                && sentence.text().endsWith(".")
                && prose.editable(new Span(end - 1, end));
    }

    private static boolean spaceFollows(Prose prose, Sentence sentence) {
        return prose.text().charAt(sentence.span().end()) == ' ';
    }
}
