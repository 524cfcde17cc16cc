package dev.longform.judge.domain.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds all that stands in double square brackets, well-formed or not, so that a garbled last verdict
 * ({@code [[Response B]]}, {@code [[N/A]]}, {@code \[\[B\]\]}) does not let an earlier one count. What is longer than
 * {@value #LONGEST} characters, or holds brackets itself, is no verdict of any sort.
 */
final class Brackets {
    private static final int LONGEST = 200;
    private static final Pattern PAIR =
            Pattern.compile("\\\\?\\[\\\\?\\[([^\\[\\]]{0," + LONGEST + "}?)\\\\?\\]\\\\?\\]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    private Brackets() {}

    /**
     * @param text the text without its thinking
     * @param reader the token of what stands in the brackets; empty when it is garbled
     */
    static List<Mention> in(String text, Function<String, Optional<String>> reader) {
        List<Mention> mentions = new ArrayList<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String written = "[[" + pair.group(1) + "]]";
            Optional<String> token = pair.group().equals(written) ? reader.apply(pair.group(1)) : Optional.empty();
            mentions.add(new Mention(
                    pair.start(),
                    pair.end(),
                    token.orElseGet(() -> UNPRINTABLE.matcher(written).replaceAll("?")),
                    token.isEmpty()));
        }
        return mentions;
    }
}
