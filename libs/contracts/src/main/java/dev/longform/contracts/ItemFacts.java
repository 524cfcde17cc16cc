package dev.longform.contracts;

import java.util.List;

/**
 * What the aggregator needs to know of an item besides its verdict.
 *
 * @param subset the subtask
 * @param chosen for each candidate index, whether it is chosen
 * @param words for each candidate index, its length in words (split at Unicode white space)
 * @param cluster items with the same cluster are not independent: a hash of the prompt
 */
public record ItemFacts(String subset, List<Boolean> chosen, List<Integer> words, String cluster) {
    public ItemFacts {
        Require.text("subset", subset);
        Require.present("chosen", chosen);
        Require.present("words", words);
        Require.text("cluster", cluster);
        Require.that(chosen.size() == words.size(), "chosen and words have one entry for each candidate");
        Require.that(chosen.contains(true) && chosen.contains(false), "a chosen and a rejected candidate are needed");

        chosen = List.copyOf(chosen);
        words = List.copyOf(words);
    }
}
