package dev.longform.judge.domain.reading;

import dev.longform.contracts.Reason;
import dev.longform.endpoints.chat.Thinking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a choice: one letter in double square brackets, {@code [[A]]}, in either case, with spaces or asterisks inside
 * or none. Nothing else is a choice. The last one counts, see {@link FinalVerdicts}; quotations of the format do not,
 * see {@link Quotations}. A letter of no shown response is {@code UNPARSABLE}, and so is an answer whose last verdict is
 * garbled ({@code [[Response B]]}), whatever it said before.
 */
@ApplicationScoped
public class LetterParser implements AnswerParser {
    private static final Pattern LETTER = Pattern.compile("[ \\t*]{0,4}([A-Za-z])[ \\t*]{0,4}");

    @Override
    public String id() {
        return "bracketed-letter";
    }

    @Override
    public Reading read(String raw, Asked asked) {
        String text = Thinking.removed(raw);
        if (text.isEmpty()) {
            return new Reading.Unread(Reason.EMPTY, "the judge wrote no answer");
        }
        String own = asked.instructions().removedFrom(text);
        Quotations quotations = Quotations.in(own, Brackets.in(own, LetterParser::letter), letters(asked.slots()));
        List<Mention> mentions = quotations.own();
        if (mentions.isEmpty()) {
            return new Reading.Unread(Reason.UNPARSABLE, "no letter in double square brackets");
        }
        Mention end = mentions.get(mentions.size() - 1);
        if (end.garbled()) {
            return new Reading.Unread(Reason.UNPARSABLE, "the last verdict is not one letter: " + end.token());
        }
        Set<String> last = new TreeSet<>();
        FinalVerdicts.of(own, mentions).forEach(mention -> last.add(mention.token()));
        if (last.size() > 1) {
            return new Reading.Unread(Reason.AMBIGUOUS, "different final verdicts: " + String.join(", ", last));
        }
        if (quotations.leaveDoubt(last)) {
            return new Reading.Unread(Reason.AMBIGUOUS, "another verdict stands under a condition behind the last");
        }
        String letter = last.iterator().next();
        int slot = letter.charAt(0) - 'A';
        return slot < asked.slots()
                ? new Reading.Pick(slot)
                : new Reading.Unread(Reason.UNPARSABLE, "no response " + letter + " was shown");
    }

    private static Optional<String> letter(String content) {
        Matcher letter = LETTER.matcher(content);
        return letter.matches() ? Optional.of(letter.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private static Set<String> letters(int slots) {
        Set<String> letters = new TreeSet<>();
        for (int slot = 0; slot < slots; slot++) {
            letters.add(String.valueOf((char) ('A' + slot)));
        }
        return letters;
    }
}
