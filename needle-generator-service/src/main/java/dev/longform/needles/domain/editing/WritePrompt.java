package dev.longform.needles.domain.editing;

import dev.longform.contracts.Message;
import java.util.ArrayList;
import java.util.List;

/** What a model is asked that writes a haystack: to answer the prompt at a length, and then to go on. */
final class WritePrompt {
    private static final double WORDS_PER_TOKEN = 0.75;
    private static final int FEWEST_WORDS = 50;
    private static final String USER = "user";

    private WritePrompt() {}

    /**
     * The first question: the prompt itself, with the length behind it.
     *
     * @param tokens that are wanted
     */
    static List<Message> first(List<Message> prompt, int tokens) {
        String wish =
                "Answer in one text of about " + words(tokens) + " words, in paragraphs of a few sentences with blank"
                        + " lines between them. Be concrete: state names, dates, figures and causes. Write nothing but the text.";
        List<Message> messages = new ArrayList<>(prompt);
        Message last = messages.get(messages.size() - 1);
        if (last.role().equals(USER)) {
            messages.set(messages.size() - 1, new Message(USER, last.content() + "\n\n" + wish));
        } else {
            messages.add(new Message(USER, wish));
        }
        return List.copyOf(messages);
    }

    /**
     * The next question: to go on where the text ends.
     *
     * @param first the first question
     * @param text what is there
     * @param tokens that are missing
     */
    static List<Message> further(List<Message> first, String text, int tokens) {
        List<Message> messages = new ArrayList<>(first);
        messages.add(new Message("assistant", text));
        messages.add(new Message(
                USER,
                "Go on where the text ends, in the same manner, with about " + words(tokens)
                        + " words in new paragraphs."
                        + " Repeat nothing, do not sum up, and write nothing but what follows."));
        return messages;
    }

    private static long words(int tokens) {
        return Math.max(FEWEST_WORDS, Math.round(tokens * WORDS_PER_TOKEN / 10) * 10);
    }
}
