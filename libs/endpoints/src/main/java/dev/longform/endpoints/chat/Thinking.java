package dev.longform.endpoints.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes thinking out of an answer. Everything up to the last closing tag is thinking, whether or not the opening tag
 * is there (some chat templates write it into the prompt); what starts with an opening tag that is never closed is
 * thinking to its end. An opening tag further on, without a closing one, is text about a tag.
 */
public final class Thinking {
    private static final Pattern OPEN = Pattern.compile("\\A\\s*<think(?:ing)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSE = Pattern.compile("</think(?:ing)?>", Pattern.CASE_INSENSITIVE);

    private Thinking() {}

    /** The text without its thinking; empty when nothing else is there. */
    public static String removed(String text) {
        Matcher close = CLOSE.matcher(text);
        int answer = 0;
        while (close.find()) {
            answer = close.end();
        }
        String rest = text.substring(answer);
        return OPEN.matcher(rest).find() ? "" : rest.strip();
    }
}
