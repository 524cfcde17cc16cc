package dev.longform.judge.domain;

import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.judge.domain.reading.Reading;
import java.util.List;

/**
 * The raw text that a verdict keeps: all of it up to {@value #MAX_CHARS} characters; of a longer one the end, where the
 * verdict stands.
 */
final class RawText {
    static final int MAX_CHARS = 32_768;

    private RawText() {}

    /** @param problem why the text does not count, whatever it says; null where it decides */
    static Reply reply(List<Integer> order, Reading reading, JudgeAnswer answer, boolean repaired, Reason problem) {
        return reply(order, reading, answer, repaired, problem, null);
    }

    /** @param expected whether the rating is an expected one, which was asked for */
    static Reply reply(List<Integer> order, Reading reading, JudgeAnswer answer, boolean repaired, boolean expected) {
        return reply(order, reading, answer, repaired, null, expected);
    }

    private static Reply reply(
            List<Integer> order,
            Reading reading,
            JudgeAnswer answer,
            boolean repaired,
            Reason problem,
            Boolean expected) {
        return new Reply(
                order,
                picked(order, reading),
                rating(reading),
                end(answer.text()),
                answer.text().length() > MAX_CHARS,
                repaired,
                problem,
                answer.format().orElse(null),
                expected);
    }

    /** The same text as it is read now. */
    static Reply again(Reply reply, Reading reading) {
        return new Reply(
                reply.order(),
                picked(reply.order(), reading),
                rating(reading),
                reply.text(),
                reply.cut(),
                reply.repaired(),
                reply.problem(),
                reply.format(),
                reply.expected());
    }

    private static Integer picked(List<Integer> order, Reading reading) {
        return reading instanceof Reading.Pick pick ? order.get(pick.slot()) : null;
    }

    private static Double rating(Reading reading) {
        return reading instanceof Reading.Rating value
                ? Double.valueOf(value.expected().orElse(value.value()))
                : null;
    }

    private static String end(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        int from = text.length() - MAX_CHARS;
        return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
