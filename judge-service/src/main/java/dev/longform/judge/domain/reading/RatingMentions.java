package dev.longform.judge.domain.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds ratings in a text: anything in double square brackets that begins with a figure or a sign, well-formed or not
 * (so that a garbled last verdict does not let an earlier one count), and the tolerated form without brackets.
 *
 * <p>Without brackets a rating is read only where it is all that the last line says, and the lines just before that are
 * of the same sort: a number, perhaps with {@code /10} or {@code out of 10}, perhaps with a label before it
 * ({@code Rating: 8}), in bold or not.
 */
final class RatingMentions {
    private static final int LINE = 80;
    private static final Pattern BRACKETED = Pattern.compile("\\[\\[[ \\t*]*(?=[0-9+.-])([^\\[\\]\\n]*)\\]\\]");
    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?)(?:\\s{0,3}(?:/|out of)\\s{0,3}([0-9]{1,30}(?:\\.[0-9]{1,30})?))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile(
            "\\A(?:(?:my|the)\\s+)?(?:(?:final|overall)\\s+)?(?:rating|score|verdict)\\s*(?:is\\b|[:=]|[–-](?=\\s))\\s*(?:is\\s+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DECORATION = Pattern.compile("[*_`#>\"'“”]");

    private RatingMentions() {}

    static List<Mention> in(String text) {
        List<Mention> mentions = new ArrayList<>();
        Matcher bracketed = BRACKETED.matcher(text);
        while (bracketed.find()) {
            mentions.add(new Mention(bracketed.start(), bracketed.end(), token(bracketed.group(1))));
        }
        bareLastLines(text, mentions);
        mentions.sort(Comparator.comparingInt(Mention::start));
        return mentions;
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

    private static void bareLastLines(String text, List<Mention> mentions) {
        int end = text.length();
        while (end > 0) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(start, end);
            if (!line.isBlank()) {
                String token = line.length() > LINE ? "" : bare(line);
                if (token.isEmpty()) {
                    return;
                }
                mentions.add(new Mention(start, end, token));
            }
            end = start - 1;
        }
    }

    private static String bare(String line) {
        String plain = DECORATION.matcher(line).replaceAll("").strip();
        String number = LABEL.matcher(plain).replaceFirst("");
        if (number.endsWith(".")) {
            number = number.substring(0, number.length() - 1);
        }
        return NUMBER.matcher(number).matches() ? token(number) : "";
    }
}
