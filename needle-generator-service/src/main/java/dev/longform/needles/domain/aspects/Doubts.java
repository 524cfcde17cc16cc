package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Sentence;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What keeps a reader from seeing that a figure is another one, or makes the other one impossible to read. */
final class Doubts {
    private static final Pattern OF_THE_CLOCK =
            Pattern.compile("\\s?(?:[AaPp]\\.?[Mm]\\b|o['’]clock).*", Pattern.DOTALL);
    /** A year before our era, where a dozen years are nothing, or a quantity. */
    private static final Pattern NO_YEAR = Pattern.compile(
            "\\s?(?:B\\.?C|(?:kg|g|N|J|W|m|km|cm|mm|ft|lbs?|s|Hz|kW|kJ|kcal|calories|words|dollars|euros)\\b).*",
            Pattern.DOTALL);
    /** An age, or how long something takes that may as well take longer. */
    private static final Pattern AGE =
            Pattern.compile("(?:[- ]years?[- ]old|-(?:second|minute|hour|day|week|month)\\b).*", Pattern.DOTALL);

    /** An hour without its "o'clock": "to bed around 11." */
    private static final Pattern END = Pattern.compile("[.,;!?].*|", Pattern.DOTALL);

    private static final Set<String> HOUR_BEFORE = English.words("at around about by until till past before after");
    /** A sentence that reports what somebody counted or asked: only the report knows its figures. */
    private static final Set<String> REPORTS = English.words("survey surveys surveyed poll polls study studies found"
            + " report reported reports reporting researchers respondents participants estimated estimates");
    /** Words after which only a figure that is far off is an error. */
    private static final Set<String> ROUGHLY =
            English.words("about around approximately roughly nearly almost over under some circa");

    private static final double ROUGH_RATIO = 2;
    private static final int ROUGH_YEARS = 30;
    private static final int HOURS = 12;

    private Doubts() {}

    /** Whether nothing but the sentence can tell the figure: what a survey found, or how old somebody is, for instance. */
    static boolean onlyReported(Sentence sentence, String right) {
        return sentence.hasAny(REPORTS) || AGE.matcher(right).matches();
    }

    /** Whether what follows a figure tells that it is none of the years that one changes by some dozens. */
    static boolean noYear(String right) {
        return NO_YEAR.matcher(right).matches();
    }

    /** Whether the other figure is a time where a time is told, and far enough off where the figure is a rough one. */
    static boolean none(Digits from, Digits to, boolean year, String wordBefore, String right) {
        String before = wordBefore.toLowerCase(Locale.ROOT);
        boolean bare = from.value() <= HOURS
                && HOUR_BEFORE.contains(before)
                && END.matcher(right).matches();
        if ((bare || OF_THE_CLOCK.matcher(right).matches()) && to.value() > HOURS) {
            return false;
        }
        if (!ROUGHLY.contains(before)) {
            return true;
        }
        double larger = Math.max(from.value(), to.value());
        double smaller = Math.min(from.value(), to.value());
        return year ? larger - smaller >= ROUGH_YEARS : larger >= ROUGH_RATIO * smaller;
    }
}
