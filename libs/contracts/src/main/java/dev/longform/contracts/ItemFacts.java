package dev.longform.contracts;

import java.util.List;

/**
 * What the aggregator needs to know of an item besides its verdict.
 *
 * @param subset the subtask
 * @param chosen for each candidate index, whether it is chosen
 * @param words for each candidate index, its length in words (split at Unicode white space)
 * @param cluster items with the same cluster are not independent: a hash of the prompt; of a needle, of its source
 * @param needle where its needle stands; null unless the item belongs to a needle version
 */
public record ItemFacts(String subset, List<Boolean> chosen, List<Integer> words, String cluster, NeedlePlace needle) {
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

    /** The facts of an item without a needle. */
    public ItemFacts(String subset, List<Boolean> chosen, List<Integer> words, String cluster) {
        this(subset, chosen, words, cluster, null);
    }
}
