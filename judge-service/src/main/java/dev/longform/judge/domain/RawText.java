package dev.longform.judge.domain;

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

    static Reply reply(List<Integer> order, Reading reading, String text, boolean repaired) {
        Integer picked = reading instanceof Reading.Pick pick ? order.get(pick.slot()) : null;
        Double rating = reading instanceof Reading.Rating value ? Double.valueOf(value.value()) : null;
        return new Reply(order, picked, rating, end(text), text.length() > MAX_CHARS, repaired);
    }

    private static String end(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        int from = text.length() - MAX_CHARS;
        return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
