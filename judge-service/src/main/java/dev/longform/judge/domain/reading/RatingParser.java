package dev.longform.judge.domain.reading;

import dev.longform.contracts.Reason;
import dev.longform.endpoints.chat.Thinking;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads a rating: one number in double square brackets, {@code [[7]]}, {@code [[7.5]]}, {@code [[7/10]]} where 10 is the
 * top of the scale; without brackets only in the tolerated forms, see {@link RatingMentions}. Numbers are decimal with
 * a point; a comma could as well separate two numbers and is {@code UNPARSABLE}, as are percentages and ranges. A
 * number outside the scale, or one that states another scale, is {@code INVALID_SCORE}. An answer whose last verdict is
 * garbled ({@code [[N/A]]}) is {@code UNPARSABLE}, whatever it said before. The last verdict counts, see
 * {@link FinalVerdicts}; quotations of the format do not, see {@link Quotations}.
 */
@ApplicationScoped
public class RatingParser implements AnswerParser {
    private static final Pattern READABLE =
            Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,40})?(?:/[0-9]{1,40}(?:\\.[0-9]{1,40})?)?");
    private static final int SHOWN = 60;

    @Override
    public String id() {
        return "bracketed-rating";
    }

    @Override
    public Reading read(String raw, Asked asked) {
        String text = Thinking.removed(raw);
        if (text.isEmpty()) {
            return new Reading.Unread(Reason.EMPTY, "the judge wrote no answer");
        }
        String own = asked.instructions().removedFrom(text).strip();
        String top =
                RatingMentions.plain(BigDecimal.valueOf(asked.scale().max()).toPlainString());
        String bottom =
                RatingMentions.plain(BigDecimal.valueOf(asked.scale().min()).toPlainString());
        Quotations quotations = Quotations.in(own, RatingMentions.in(own), Set.of(bottom, top));
        List<Mention> mentions = quotations.own();
        if (mentions.isEmpty()) {
            return new Reading.Unread(Reason.UNPARSABLE, "no rating in double square brackets");
        }
        Mention end = mentions.get(mentions.size() - 1);
        if (end.garbled()) {
            return new Reading.Unread(Reason.UNPARSABLE, "the last rating is not one number: " + shown(end.token()));
        }
        Set<String> last = new TreeSet<>();
        FinalVerdicts.of(own, mentions).forEach(mention -> last.add(onScale(mention.token(), top)));
        if (last.size() > 1) {
            return new Reading.Unread(Reason.AMBIGUOUS, "different final verdicts: " + shown(String.join(", ", last)));
        }
        if (quotations.leaveDoubt(last)) {
            return new Reading.Unread(Reason.AMBIGUOUS, "another verdict stands under a condition behind the last");
        }
        return value(last.iterator().next(), asked.scale());
    }

    private static String onScale(String token, String top) {
        return token.endsWith("/" + top) ? token.substring(0, token.length() - top.length() - 1) : token;
    }

    private static Reading value(String token, Scale scale) {
        if (!READABLE.matcher(token).matches()) {
            return new Reading.Unread(Reason.UNPARSABLE, "not one decimal number: " + shown(token));
        }
        if (token.indexOf('/') >= 0) {
            return new Reading.Unread(Reason.INVALID_SCORE, "a rating on another scale: " + shown(token));
        }
        double value = new BigDecimal(token).doubleValue();
        return scale.holds(value)
                ? new Reading.Rating(value)
                : new Reading.Unread(Reason.INVALID_SCORE, "outside the scale: " + shown(token));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
