package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number in digits, in its sentence: whether it can be changed, and into what. Digits of any script. */
final class Figure {
    private static final Set<String> MONTHS =
            English.words("january february march april may june july august september october november december");
    private static final Set<String> LABELS = English.words(
            "no number page pages chapter section part step version level type class grade figure table line item"
                    + " point question answer act scene day week phase stage volume episode season round game rule option"
                    + " topic state problem exercise example code section item unit aged age roll verse surah damage"
                    + " health");
    private static final Pattern LEFT_RANGE =
            Pattern.compile(".*\\p{Nd}[^\\s]*(?:\\s\\p{L}+)?\\s(?:to|and|or|x|by)\\s", Pattern.DOTALL);
    private static final Pattern RIGHT_RANGE =
            Pattern.compile("(?:[%°]\\p{L}*|\\s\\p{L}+)?\\s(?:to|and|or|x|by)\\s[$€£]?\\p{Nd}.*", Pattern.DOTALL);
    private static final Pattern LAST_WORD = Pattern.compile(".*?([\\p{L}.]+):?\\s\\(?[$€£~≈]?", Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern.compile("\\s?(?:%|％|percent|per cent).*", Pattern.DOTALL);
    private static final Pattern NEXT_WORD = Pattern.compile("\\s(?:of\\s)?(\\p{L}+).*", Pattern.DOTALL);
    private static final Pattern LEFT_DASH = Pattern.compile(".*\\p{Nd}\\s?[-–—]\\s?[$€£¥]?", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile(
            "\\s\\p{Lu}[\\p{L}'’]+\\s(?:\\p{Lu}\\p{L}+\\s)?(?:St|Street|Ave|Avenue|Road|Lane|Drive|Boulevard|Court|Way)\\b.*",
            Pattern.DOTALL);
    private static final Set<String> TELEPHONE = Set.of("911", "999", "112");
    private static final String BEFORE = " \t\n\r(（$€£¥~≈";
    private static final String AFTER = " \t\n\r)）%％°";
    private static final String AFTER_WHEN_SPACE_FOLLOWS = ".,;:!?。，、；：";
    private static final int ATTEMPTS = 60;

    private final Sentence sentence;
    private final String text;
    private final int start;
    private final String left;
    private final String right;

    Figure(Sentence sentence, int start, int end) {
        this.sentence = sentence;
        this.start = start;
        this.text = sentence.text().substring(start, end);
        this.left = sentence.text().substring(0, start);
        this.right = sentence.text().substring(end);
    }

    String text() {
        return text;
    }

    Span span() {
        int from = sentence.span().start() + start;
        return new Span(from, from + text.length());
    }

    /** Whether it is a quantity, a year or a day, and not a label, one end of a range, or part of something else. */
    boolean changeable() {
        return standsFree()
                && !LEFT_RANGE.matcher(left).matches()
                && !RIGHT_RANGE.matcher(right).matches()
                && !LEFT_DASH.matcher(left).matches()
                && !ADDRESS.matcher(right).matches()
                && !isLabel()
                && !isReference()
                && !isMarker()
                && !TELEPHONE.contains(text)
                && !sentence.text().contains("\\");
    }

    /** Whether nothing but this place can tell the figure: what a survey found, or how old somebody is. */
    boolean onlyReported() {
        return Doubts.onlyReported(sentence, right);
    }

    /** Another figure of the same form for this place; empty when none was found that is well off. */
    Optional<String> changed(Random random) {
        Digits digits = Digits.of(text);
        if (digits.tooPlain()) {
            return Optional.empty();
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            String candidate = isYear(digits) ? digits.otherYear(random) : digits.other(random);
            if (fits(Digits.of(candidate), candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean fits(Digits candidate, String written) {
        boolean percentage = PERCENT.matcher(right).matches();
        boolean article = lastWord().equals("a") || lastWord().equals("an");
        return !written.equals(text)
                && !sentence.text().contains(written)
                && (!isDayOfMonth() || candidate.value() <= 28)
                && (!percentage || candidate.value() < 100)
                && Doubts.none(Digits.of(text), candidate, isYear(Digits.of(text)), lastWord(), right)
                && (!article || candidate.startsWithVowel() == Digits.of(text).startsWithVowel());
    }

    private boolean standsFree() {
        boolean before = left.isEmpty()
                || BEFORE.indexOf(last(left)) >= 0
                || Character.isIdeographic(left.codePointBefore(left.length()));
        if (right.isEmpty()) {
            return before;
        }
        int next = right.codePointAt(0);
        int afterNext = right.length() > 1 ? right.codePointAt(1) : ' ';
        boolean mark = AFTER_WHEN_SPACE_FOLLOWS.indexOf(next) >= 0 && !Character.isLetterOrDigit(afterNext)
                || "，、。；".indexOf(next) >= 0;
        boolean hyphen = next == '-' && Character.isLowerCase(afterNext);
        return before && (AFTER.indexOf(next) >= 0 || mark || hyphen || Character.isIdeographic(next));
    }

    /** A name's number, as in a lock, a chapter or a song: its word has a capital, or is a known label. */
    private boolean isLabel() {
        String word = lastWord();
        if (word.isEmpty()) {
            return left.strip().endsWith("#");
        }
        String lower = word.toLowerCase(Locale.ROOT);
        boolean month = MONTHS.contains(lower);
        boolean plainStart =
                English.FUNCTION_WORDS.contains(lower) && left.strip().length() == word.length();
        boolean capital = Character.isUpperCase(word.codePointAt(0));
        return LABELS.contains(lower) || capital && !month && !plainStart;
    }

    /** A year of publication, as in {@code (Miller, 2010)}, or a bare note: another would be as good. */
    private boolean isReference() {
        boolean alone = left.endsWith("(") && right.startsWith(")");
        boolean bracket = left.endsWith("(") || right.startsWith(")") || right.startsWith(";");
        return alone || bracket && isYear(Digits.of(text));
    }

    /** The number of a point in a list, or an age between two commas in a list of people. */
    private boolean isMarker() {
        boolean first = left.chars().noneMatch(Character::isLetterOrDigit) && right.matches("(?s)[.):] .*");
        boolean aside = left.endsWith(", ") && right.startsWith(", ");
        return first || aside;
    }

    private boolean isYear(Digits digits) {
        return text.length() == 4 && digits.value() >= 1100 && digits.value() <= 2099 && !Doubts.noYear(right);
    }

    private boolean isDayOfMonth() {
        Matcher next = NEXT_WORD.matcher(right);
        boolean monthAfter = next.matches() && MONTHS.contains(next.group(1).toLowerCase(Locale.ROOT));
        return monthAfter || MONTHS.contains(lastWord().toLowerCase(Locale.ROOT)) && text.length() <= 2;
    }

    private String lastWord() {
        Matcher word = LAST_WORD.matcher(left);
        return word.matches() ? word.group(1).replace(".", "") : "";
    }

    private static int last(String text) {
        return text.charAt(text.length() - 1);
    }
}
