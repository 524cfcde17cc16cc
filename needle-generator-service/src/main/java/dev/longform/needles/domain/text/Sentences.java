package dev.longform.needles.domain.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits prose into sentences by Unicode's rules (UAX 29), which know the ends of other scripts and abbreviations. */
final class Sentences {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Sr.", "Jr.", "Capt.", "Lt.", "Col.", "Gen.", "Rev.", "Hon.",
            "vs.", "e.g.", "i.e.", "etc.", "No.", "Nos.", "Vol.", "Fig.", "Figs.", "approx.", "ca.", "cf.", "al.",
            "Inc.", "Ltd.", "Co.", "Corp.", "U.S.", "U.K.", "a.m.", "p.m.", "Ave.", "Mt.", "Ft.", "pp.", "Eq.");
    private static final String ENDS = ".!。！．｡।";
    private static final String OTHER_ENDS = "?？؟…:;";
    private static final String CLOSERS = "\"'”’)]*_»」』";
    private static final String OPENERS = "*_(\"“'‘";
    private static final BreakIterator PROTOTYPE = prototype();

    private Sentences() {}

    static List<Sentence> of(String text, Passage passage, int paragraph) {
        String prose = softened(passage.span().of(text));
        boolean english = English.isEnglish(prose);
        BreakIterator breaks = PROTOTYPE.clone();
        breaks.setText(prose);
        List<Sentence> sentences = new ArrayList<>();
        boolean afterEnd = true;
        for (int start = 0, end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            int from = skipSpace(prose, start, end);
            int to = trimSpace(prose, from, end);
            if (from < to) {
                Span span =
                        new Span(passage.span().start() + from, passage.span().start() + to);
                String raw = span.of(text);
                boolean ends = ends(raw, ENDS);
                boolean complete = afterEnd && ends && starts(raw);
                sentences.add(
                        new Sentence(span, raw, Sentence.words(span, raw), paragraph, passage, english, complete));
                afterEnd = ends || ends(raw, OTHER_ENDS);
            }
        }
        return sentences;
    }

    /** Line ends become spaces where the next line goes on with a small letter: there no sentence ends. */
    private static String softened(String passage) {
        StringBuilder soft = new StringBuilder(passage);
        for (int i = 0; i < passage.length(); i++) {
            int next = i + 1;
            while (next < passage.length() && Character.isWhitespace(passage.charAt(next))) {
                next++;
            }
            boolean lineEnd = passage.charAt(i) == '\n' || passage.charAt(i) == '\r';
            if (lineEnd && next < passage.length() && Character.isLowerCase(passage.codePointAt(next))) {
                soft.setCharAt(i, ' ');
            }
        }
        return soft.toString();
    }

    private static boolean starts(String sentence) {
        int i = 0;
        while (i < sentence.length() && OPENERS.indexOf(sentence.charAt(i)) >= 0) {
            i++;
        }
        int first = i < sentence.length() ? sentence.codePointAt(i) : ' ';
        return Character.isUpperCase(first) || Character.isDigit(first) || isCaseless(first);
    }

    private static boolean isCaseless(int letter) {
        return Character.isLetter(letter) && !Character.isUpperCase(letter) && !Character.isLowerCase(letter);
    }

    private static boolean ends(String sentence, String marks) {
        int last = sentence.length() - 1;
        while (last > 0 && CLOSERS.indexOf(sentence.charAt(last)) >= 0) {
            last--;
        }
        return marks.indexOf(sentence.charAt(last)) >= 0;
    }

    private static int skipSpace(String text, int from, int end) {
        int i = from;
        while (i < end && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int trimSpace(String text, int from, int end) {
        int i = end;
        while (i > from && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static BreakIterator prototype() {
        FilteredBreakIteratorBuilder builder = FilteredBreakIteratorBuilder.getInstance(ULocale.ENGLISH);
        ABBREVIATIONS.forEach(builder::suppressBreakAfter);
        return builder.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(ULocale.ENGLISH));
    }
}
