package dev.longform.local.simulated;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a simulated editor writes when it is asked for a text of a number of words: plain paragraphs of facts about towns
 * that do not exist, from half of that number of words to all of it, drawn from the request.
 */
final class Essay {
    private static final Pattern WISH = Pattern.compile("about (\\d{1,6}) words");
    private static final int SENTENCES = 4;

    private static final List<String> TOWNS =
            List.of("Aldworth", "Brenholt", "Corvane", "Dunmere", "Eastgill", "Farrowby", "Glenhurst", "Harnstead");
    private static final List<String> PEOPLE = List.of(
            "Amelia Hartwell", "Bernard Okoro", "Clara Lindqvist", "Daniel Moreau", "Edith Novak", "Felix Tanaka");
    private static final List<String> SENTENCES_OF_FACTS = List.of(
            "In %1$d the town of %2$s had %3$d inhabitants and one school.",
            "%4$s opened a paper mill near %2$s in %1$d, and it employed %3$d people.",
            "The bridge at %2$s was finished in %1$d after %3$d days of work.",
            "A flood reached %2$s in the spring of %1$d and damaged %3$d houses.",
            "The council of %2$s asked %4$s for a report, which was read aloud in %1$d.",
            "Most farms around %2$s grew barley, and the harvest of %1$d came to %3$d tons.",
            "%4$s wrote that the winters in %2$s were long, because the valley lies open to the north.",
            "The library of %2$s was founded in %1$d with %3$d books.");

    private Essay() {}

    /** How many words the last message asks for; empty when it asks for something else. */
    static Optional<Integer> wish(String message) {
        Matcher matcher = WISH.matcher(message);
        Optional<Integer> words = Optional.empty();
        while (matcher.find()) {
            words = Optional.of(Integer.parseInt(matcher.group(1)));
        }
        return words;
    }

    /** The text for a request; the same for the same. */
    static String of(long seed, String request, int words) {
        int wanted = words / 2 + SeededOrder.below(Math.max(1, words / 2), seed, "essay length", request);
        StringJoiner paragraphs = new StringJoiner("\n\n");
        int written = 0;
        for (int paragraph = 0; written < wanted; paragraph++) {
            StringJoiner sentences = new StringJoiner(" ");
            for (int i = 0; i < SENTENCES; i++) {
                String sentence = sentence(seed, request + "/" + paragraph + "/" + i);
                written += sentence.split(" ").length;
                sentences.add(sentence);
            }
            paragraphs.add(sentences.toString());
        }
        return paragraphs.toString();
    }

    private static String sentence(long seed, String place) {
        return String.format(
                SENTENCES_OF_FACTS.get(SeededOrder.below(SENTENCES_OF_FACTS.size(), seed, "sentence", place)),
                1700 + SeededOrder.below(300, seed, "year", place),
                TOWNS.get(SeededOrder.below(TOWNS.size(), seed, "town", place)),
                100 + SeededOrder.below(9000, seed, "number", place),
                PEOPLE.get(SeededOrder.below(PEOPLE.size(), seed, "person", place)));
    }
}
