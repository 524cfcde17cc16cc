package dev.longform.local.simulated;

import java.util.List;

/**
 * One text that wants an answer.
 *
 * @param parts what the model reads, in order
 * @param sightings the items that it may be about; empty when it is unknown
 * @param tokens its length, in tokens as the server counts them
 * @param first first character that the model sees, over all parts
 * @param last the character after the last one that it sees
 */
record Input(List<String> parts, List<Sighting> sightings, int tokens, int first, int last) {
    /** Characters in a token, as a simulated server counts. */
    static final int CHARACTERS = 4;

    /** A text that the model sees whole. */
    Input(List<String> parts, List<Sighting> sightings, int tokens) {
        this(parts, sightings, tokens, 0, Integer.MAX_VALUE);
    }

    /** The length of a text in tokens of four characters, rounded up. */
    static int tokens(String text) {
        return (text.length() + CHARACTERS - 1) / CHARACTERS;
    }

    /** The same, cut to so many tokens: its end goes, or its beginning. */
    Input cut(int limit, boolean beginning) {
        int length = parts.stream().mapToInt(String::length).sum();
        int kept = Math.min(length, limit * CHARACTERS);
        return beginning
                ? new Input(parts, sightings, tokens, length - kept, Integer.MAX_VALUE)
                : new Input(parts, sightings, tokens, 0, kept);
    }

    /** How many characters of a candidate in it the model sees, from the candidate's first one. */
    int visible(String candidate) {
        if (first == 0 && last == Integer.MAX_VALUE) {
            return candidate.length();
        }
        int start = String.join("", parts).lastIndexOf(candidate);
        return start < first ? 0 : Math.max(0, Math.min(candidate.length(), last - start));
    }
}
