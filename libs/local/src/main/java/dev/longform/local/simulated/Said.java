package dev.longform.local.simulated;

import java.util.List;

/**
 * What a judge says.
 *
 * @param text the words of the answer; null for none at all
 * @param thinking what it thought before, where that has a place of its own; null for nothing
 * @param end why it stopped
 * @param written tokens that it wrote, thinking included
 * @param tokens the answer token by token, with what it could have said instead; empty unless asked for
 */
record Said(String text, String thinking, End end, int written, List<Token> tokens) {
    /** Why an answer ended. */
    enum End {
        STOP,
        LENGTH,
        REFUSAL,
        CONTENT_FILTER
    }

    /**
     * One token of an answer.
     *
     * @param text the token
     * @param choices what stood to choose from, the most probable first; the token is among them
     */
    record Token(String text, List<Choice> choices) {}

    /** A token with its probability. */
    record Choice(String text, double probability) {
        /** As servers tell it; -9999 stands for what is impossible. */
        double logprob() {
            return probability <= 0 ? -9999.0 : Math.log(probability);
        }
    }

    /** Its text, empty for none. */
    String words() {
        return text == null ? "" : text;
    }
}
