package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Span;
import dev.longform.needles.domain.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds names in English prose: runs of words with capitals, the longest there are. */
final class NameFinder {
    /** Words with capitals that are not part of the name behind them. */
    static final Set<String> TITLES =
            English.words("mr mrs ms miss dr lady lord sir captain professor king queen prince"
                    + " princess president aunt uncle detective officer sergeant general colonel doctor father mother sister"
                    + " brother agent inspector judge senator mayor nurse madam major commander lieutenant");

    private static final Pattern NAME_WORD = Pattern.compile("\\p{Lu}[\\p{Ll}]+(?:['’-]\\p{Lu}\\p{Ll}+)?");
    private static final Pattern POSSESSIVE = Pattern.compile("(.+?)['’]s");
    private static final int MOST_WORDS = 3;

    private NameFinder() {}

    static List<Mention> find(Prose prose) {
        List<Mention> mentions = new ArrayList<>();
        for (Sentence sentence : prose.sentences()) {
            if (sentence.english()) {
                find(prose, sentence, mentions);
            }
        }
        return mentions;
    }

    private static void find(Prose prose, Sentence sentence, List<Mention> mentions) {
        List<Word> words = sentence.words();
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).capitalised()) {
                continue;
            }
            int first = i;
            while (i + 1 < words.size() && words.get(i + 1).capitalised() && joined(sentence, i)) {
                i++;
            }
            first = withoutCommonStart(prose, sentence, first, i);
            if (first <= i && i - first < MOST_WORDS && standsAlone(sentence, first, i)) {
                add(sentence, first, i, mentions);
            }
        }
    }

    private static boolean joined(Sentence sentence, int left) {
        boolean possessive =
                POSSESSIVE.matcher(sentence.words().get(left).text()).matches();
        String between = sentence.between(left, left + 1);
        boolean abbreviation = between.equals(". ")
                && TITLES.contains(sentence.words().get(left).lower());
        return !possessive && (between.equals(" ") || abbreviation);
    }

    /** Drops titles, and a first word that has its capital from the start of the sentence. */
    private static int withoutCommonStart(Prose prose, Sentence sentence, int first, int last) {
        int from = first;
        if (sentence.isFirst(sentence.words().get(from)) || afterMark(sentence, from)) {
            String lower = sentence.words().get(from).lower();
            boolean alone = from == last && prose.lowerCase(lower) > 0;
            if (English.FUNCTION_WORDS.contains(lower) || alone) {
                from++;
            }
        }
        while (from <= last && TITLES.contains(sentence.words().get(from).lower())) {
            from++;
        }
        return from;
    }

    private static boolean afterMark(Sentence sentence, int place) {
        return place > 0 && !sentence.between(place - 1, place).matches("[ ,]+");
    }

    /** Not the end of a longer name such as {@code Company of Proprietors}, and no word that is all capitals. */
    private static boolean standsAlone(Sentence sentence, int first, int last) {
        boolean ofBefore = first > 1
                && sentence.words().get(first - 1).text().equals("of")
                && sentence.words().get(first - 2).capitalised();
        boolean ofAfter = last + 2 < sentence.words().size()
                && Set.of("of", "and", "de", "for")
                        .contains(sentence.words().get(last + 1).text())
                && sentence.words().get(last + 2).capitalised()
                && sentence.words().get(last + 1).text().equals("of");
        for (int i = first; i <= last; i++) {
            String bare = bare(sentence.words().get(i).text());
            if (!NAME_WORD.matcher(bare).matches() || English.FUNCTION_WORDS.contains(bare.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return !ofBefore && !ofAfter;
    }

    private static void add(Sentence sentence, int first, int last, List<Mention> mentions) {
        int start = sentence.words().get(first).span().start();
        Word end = sentence.words().get(last);
        int cut = end.text().length() - bare(end.text()).length();
        Span span = new Span(start, end.span().end() - cut);
        String name = sentence.text()
                .substring(
                        span.start() - sentence.span().start(),
                        span.end() - sentence.span().start());
        mentions.add(new Mention(name, span, sentence, first, last));
    }

    private static String bare(String word) {
        var possessive = POSSESSIVE.matcher(word);
        return possessive.matches() ? possessive.group(1) : word;
    }
}
