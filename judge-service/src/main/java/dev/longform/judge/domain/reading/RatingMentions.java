package dev.longform.judge.domain.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds ratings in a text: anything in double square brackets, see {@link Brackets}, and the tolerated form without
 * brackets. What begins with a figure or a sign in the brackets has its own text as its token; anything else is garbled.
 *
 * <p>Without brackets a rating is read only where it is all that the last line says, and the lines just before that are
 * of the same sort: a number, perhaps with {@code /10} or {@code out of 10}, in bold or not, with a label before it
 * ({@code Rating: 8}), or below a line that is a label or a rating. A number below anything else counts only when the
 * answer holds nothing but such numbers, or when it states its scale and nothing stands in brackets: under other words it
 * may as well count the faults that were found.
 */
final class RatingMentions {
    private static final int LINE = 80;
    private static final Pattern BRACKETED = Pattern.compile("[ \\t*]*(?=[0-9+.-])([^\\n]*)");
    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?)(?:\\s{0,3}(?:/|out of)\\s{0,3}([0-9]{1,30}(?:\\.[0-9]{1,30})?))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile(
            "\\A(?:(?:my|the)\\s+)?(?:(?:final|overall)\\s+)?(?:rating|score|verdict)\\s*(?:is\\b|[:=]|[–-](?=\\s))\\s*(?:is\\s+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL_OR_BRACKETS = Pattern.compile(
            "(?:(?:my|the)\\s+)?(?:(?:final|overall)\\s+)?(?:rating|score|verdict)\\s*(?:is\\s*)?[:=–-]?"
                    + "|\\[\\[[^\\[\\]]*\\]\\]\\.?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DECORATION = Pattern.compile("[*_`#>\"'“”]");

    private RatingMentions() {}

    static List<Mention> in(String text) {
        List<Mention> mentions = Brackets.in(text, RatingMentions::bracketed);
        mentions.addAll(bareLastLines(text, mentions.isEmpty()));
        mentions.sort(Comparator.comparingInt(Mention::start));
        return mentions;
    }

    private static Optional<String> bracketed(String content) {
        Matcher bracketed = BRACKETED.matcher(content);
        return bracketed.matches() ? Optional.of(token(bracketed.group(1))) : Optional.empty();
    }

    /** {@code 7} for 7, 7.0 and 7.00; {@code 7/10} for a stated scale; anything else as it stands. */
    private static String token(String content) {
        String bare = DECORATION.matcher(content).replaceAll("").strip();
        Matcher number = NUMBER.matcher(bare);
        if (!number.matches()) {
            return bare;
        }
        String value = plain(number.group(1));
        return number.group(2) == null ? value : value + "/" + plain(number.group(2));
    }

    /** The shortest decimal notation of a number. */
    static String plain(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static List<Mention> bareLastLines(String text, boolean alone) {
        List<Mention> counted = new ArrayList<>();
        List<Mention> bare = new ArrayList<>();
        int end = text.length();
        while (end > 0) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = end - start > LINE ? text.substring(start, start + LINE + 1) : text.substring(start, end);
            String plain = DECORATION.matcher(line).replaceAll("").strip();
            String number = LABEL.matcher(plain).replaceFirst("");
            String token = line.length() > LINE ? "" : bare(number);
            if (!token.isEmpty()) {
                bare.add(new Mention(start, end, token, false));
            } else if (!plain.isEmpty() && !LABEL_OR_BRACKETS.matcher(plain).matches()) {
                return counted;
            }
            if (!number.equals(plain)
                    || alone && token.indexOf('/') > 0
                    || LABEL_OR_BRACKETS.matcher(plain).matches()) {
                counted.addAll(bare);
                bare.clear();
            }
            end = start - 1;
        }
        counted.addAll(bare);
        return counted;
    }

    private static String bare(String text) {
        String number = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return NUMBER.matcher(number).matches() ? token(number) : "";
    }
}
