package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Places where a sentence can be added: after a sentence of a paragraph of English prose. */
public final class Insertions {
    private static final int LEAST_WORDS = 4;
    private static final int SHORT_LINE = 50;
    /** So far into a sentence a word points back: "it", "since then". */
    private static final int POINTING_WORDS = 2;
    /** A speaker's name, a time or a number before the text. */
    private static final Pattern LABEL = Pattern.compile("^\\W*[\\p{L}\\p{Nd} .'’-]{1,40}(?:\\([^)]*\\))?\\W{0,3}:");

    private Insertions() {}

    /**
     * One place.
     *
     * @param offset right after the full stop
     * @param paragraph number of its passage
     * @param atParagraphEnd whether the paragraph ends there
     */
    public record Place(int offset, int paragraph, boolean atParagraphEnd) {
        /** An empty span: nothing is replaced. */
        public Span span() {
            return new Span(offset, offset);
        }
    }

    /** All of them, in the order of the document. */
    public static List<Place> of(Prose prose) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < prose.sentences().size(); i++) {
            Sentence sentence = prose.sentences().get(i);
            boolean last = i + 1 == prose.sentences().size()
                    || prose.sentences().get(i + 1).paragraph() != sentence.paragraph();
            if (takes(prose, sentence)
                    && (last || continues(prose, sentence, prose.sentences().get(i + 1)))) {
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
                && !sentence.reference()
                && !Sentence.cites(sentence.passage().span().of(prose.text()))
                && running(sentence.passage().span().of(prose.text()))
                && !spoken(prose.text(), sentence.passage().span().start())
                && sentence.text().endsWith(".")
                && prose.bare(new Span(end - 1, end));
    }

    /** Whether the paragraph is running text, not somebody's lines in a play and not a poem. */
    private static boolean running(String paragraph) {
        String[] lines = paragraph.split("\\R");
        boolean verse = Arrays.stream(lines).limit(lines.length - 1L).anyMatch(line -> line.length() < SHORT_LINE);
        return !verse && !LABEL.matcher(lines[0]).find();
    }

    /** Whether the line before is a speaker's name or a stage direction. */
    static boolean spoken(String text, int passage) {
        String before =
                text.substring(Math.max(0, passage - SHORT_LINE - 20), passage).stripTrailing();
        String line = before.substring(before.lastIndexOf('\n') + 1)
                .replaceAll("[*_#]", "")
                .strip();
        boolean name = !line.isEmpty() && line.length() < SHORT_LINE && line.equals(line.toUpperCase(Locale.ROOT));
        return name || line.endsWith(":") || line.startsWith("(") && line.endsWith(")");
    }

    /**
     * Whether the next sentence follows after a space and can stand without this one: not a scrap of a few words, and
     * none that starts with a word that points back.
     */
    private static boolean continues(Prose prose, Sentence sentence, Sentence next) {
        return prose.text().charAt(sentence.span().end()) == ' '
                && next.complete()
                && next.words().size() >= LEAST_WORDS
                && next.words().stream()
                        .limit(POINTING_WORDS)
                        .noneMatch(word -> English.POINTERS.contains(word.lower()))
                && !next.quoted();
    }
}
