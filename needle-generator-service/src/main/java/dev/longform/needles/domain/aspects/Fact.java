package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement that can be repeated out of its context, and a contradiction of it. Both start with a small letter unless
 * they start with a name.
 *
 * @param paragraph number of the passage it stands in
 * @param repeated the statement
 * @param contradicted the statement with an error
 */
record Fact(int paragraph, String repeated, String contradicted) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{Nd} ,.'’%$€£-]+\\.");
    private static final Set<String> POOR_STARTS = English.words("and but or so yet nor because if when while although"
            + " though since as like unlike let imagine consider remember note please not what how why who where"
            + " even only just more perhaps maybe indeed of one for that whatever whoever");
    /** A sample without its subject ("A 100-gram serving …"), "in fact", or a time that what was told before fixes. */
    private static final Pattern DEPENDENT = Pattern.compile(
            "^(?:In (?:conclusion|summary|short|sum|closing|essence|addition|contrast)|To (?:conclude|sum"
                    + " up|summari[sz]e)|With that|Overall|Ultimately|Lastly|For (?:example|instance))\\b|^An? \\p{Nd}|^In"
                    + " fact\\b|(?i)\\b(?:following|previous|next) (?:hour|day|night|morning|evening|week|month|year)");

    /** Somebody is spoken to: in a story that is a dialogue or a letter. */
    private static final Set<String> ADDRESSED =
            English.words("you your yours yourself you've you're you'll you'd you’ve you’re");

    private static final int LEAST_WORDS = 6;
    private static final int MOST_WORDS = 24;

    /** Every statement of the document that one of the edits falls into. */
    static List<Fact> all(Prose prose, List<Edit> edits) {
        Names names = Names.of(prose);
        List<Fact> facts = new ArrayList<>();
        for (Sentence sentence : prose.sentences()) {
            if (standsAlone(prose, sentence)) {
                edits.stream()
                        .filter(edit -> sentence.span().contains(edit.span()))
                        .forEach(edit -> add(prose, names, sentence, edit, facts));
            }
        }
        return facts;
    }

    private static boolean standsAlone(Prose prose, Sentence sentence) {
        int words = sentence.words().size();
        return sentence.english()
                && sentence.complete()
                && words >= LEAST_WORDS
                && words <= MOST_WORDS
                && PLAIN.matcher(sentence.text()).matches()
                && prose.editable(sentence.span())
                && !sentence.hasAny(English.POINTERS)
                && !(prose.narrates() && sentence.hasAny(ADDRESSED))
                && !Insertions.spoken(prose.text(), sentence.passage().span().start())
                && !DEPENDENT.matcher(sentence.text()).find()
                && !POOR_STARTS.contains(sentence.words().get(0).lower());
    }

    private static void add(Prose prose, Names names, Sentence sentence, Edit edit, List<Fact> facts) {
        Word first = sentence.words().get(0);
        boolean name = names.mentions().stream()
                        .filter(mention -> mention.words() > 1 || names.kind(mention.name()) != Kind.UNKNOWN)
                        .anyMatch(mention ->
                                mention.span().start() == first.span().start())
                || first.text().equals("I");
        boolean common = English.FUNCTION_WORDS.contains(first.lower()) || prose.lowerCase(first.lower()) > 0;
        boolean starts = first.span().start() == sentence.span().start();
        boolean titled = NameFinder.TITLES.contains(first.lower())
                && sentence.word(1).filter(Word::capitalised).isPresent();
        if (!starts
                || titled
                || name == common
                || edit.span().start() == sentence.span().start()) {
            return;
        }
        facts.add(new Fact(
                sentence.paragraph(),
                lowered(apply(sentence, edit, edit.neutral()), common),
                lowered(apply(sentence, edit, edit.erroneous()), common)));
    }

    private static String apply(Sentence sentence, Edit edit, String replacement) {
        int offset = sentence.span().start();
        return sentence.text().substring(0, edit.span().start() - offset)
                + replacement
                + sentence.text().substring(edit.span().end() - offset);
    }

    private static String lowered(String sentence, boolean common) {
        return common ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    }
}
