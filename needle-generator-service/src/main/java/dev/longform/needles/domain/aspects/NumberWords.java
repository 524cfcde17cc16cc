package dev.longform.needles.domain.aspects;

import dev.longform.benchmark.Seeded;
import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** English number words that count something: {@code three days} against {@code eight days}. */
final class NumberWords {
    private static final List<List<String>> GROUPS = List.of(
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine"),
            List.of("ten", "twelve", "fifteen", "twenty"),
            List.of("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"));
    private static final Set<String> NOT_COUNTED =
            English.words("thirds quarters fifths halves sixths eighths tenths of"
                    + " or and to by o'clock more less at in on with for from is are was were can could will would had have has"
                    + " who which that main key other others");
    private static final Set<String> VAGUE =
            English.words("a an one or and to the these those other of its their his her"
                    + " our my your first last next past another by at page chapter step part");
    private static final Set<String> PAIRED =
            English.words("both between either neither pair twins half halves sides each together versus");
    private static final int LEAST_DIFFERENCE = 2;

    private NumberWords() {}

    /** The edits of one sentence: at words that stand before what they count, in documents that say it again. */
    static List<Edit> edits(Prose prose, Sentence sentence, String seed) {
        List<Edit> edits = new ArrayList<>();
        if (!sentence.english() || sentence.quoted() || !sentence.complete()) {
            return edits;
        }
        for (int i = 0; i < sentence.words().size(); i++) {
            Word word = sentence.words().get(i);
            Optional<List<String>> group = group(word);
            if (group.isPresent()
                    && counts(sentence, i)
                    && repeated(prose, sentence, i)
                    && prose.editable(word.span())) {
                Random random = Seeded.random(seed, "number", word.span().start());
                edits.add(new Edit(word.span(), word.text(), other(word, group.get(), random), 1));
            }
        }
        return edits;
    }

    private static Optional<List<String>> group(Word word) {
        return GROUPS.stream().filter(group -> group.contains(word.lower())).findFirst();
    }

    private static boolean counts(Sentence sentence, int place) {
        Optional<Word> next = sentence.word(place + 1);
        boolean thing = next.isPresent()
                && sentence.between(place, place + 1).equals(" ")
                && !next.get().capitalised()
                && !NOT_COUNTED.contains(next.get().lower());
        boolean vague =
                place > 0 && VAGUE.contains(sentence.words().get(place - 1).lower());
        boolean pair = sentence.words().get(place).lower().equals("two") && sentence.hasAny(PAIRED);
        return thing && !vague && !pair;
    }

    private static String other(Word word, List<String> group, Random random) {
        int from = group.indexOf(word.lower());
        List<String> others = IntStream.range(0, group.size())
                .filter(i -> group.size() < 5 ? i != from : Math.abs(i - from) >= LEAST_DIFFERENCE)
                .mapToObj(group::get)
                .toList();
        String drawn = others.get(random.nextInt(others.size()));
        return word.capitalised() ? Character.toUpperCase(drawn.charAt(0)) + drawn.substring(1) : drawn;
    }

    /** Whether the same count of the same thing stands elsewhere in the document. */
    private static boolean repeated(Prose prose, Sentence sentence, int place) {
        String phrase = sentence.words().get(place).lower() + " "
                + sentence.words().get(place + 1).lower();
        int first = prose.text().indexOf(phrase);
        return first >= 0 && prose.text().indexOf(phrase, first + 1) >= 0;
    }
}
