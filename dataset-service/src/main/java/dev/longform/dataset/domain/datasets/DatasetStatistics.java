package dev.longform.dataset.domain.datasets;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a dataset version before any model sees it.
 *
 * @param subsets items per subset
 * @param candidates items per number of candidates
 * @param sharedPrompts items that share their prompt with another item
 * @param clusters distinct prompts; of needles, distinct sources
 * @param words per response
 * @param tokens per response
 * @param baselines per null baseline ({@code longest}, {@code shortest}, {@code random}) the accuracy, a ratio 0..1,
 *     under {@code all} and under each subset's name
 * @param marked subsets that a null baseline solves to three quarters or more
 */
public record DatasetStatistics(
        Map<String, Long> subsets,
        Map<Integer, Long> candidates,
        long sharedPrompts,
        long clusters,
        WordLengths words,
        TokenLengths tokens,
        Map<String, Map<String, Double>> baselines,
        List<Marked> marked) {
    public DatasetStatistics {
        subsets = Collections.unmodifiableMap(new TreeMap<>(subsets));
        candidates = Collections.unmodifiableMap(new TreeMap<>(candidates));
        baselines = Collections.unmodifiableMap(new TreeMap<>(baselines));
        marked = List.copyOf(marked);
    }

    /** Lengths of responses in words, split at Unicode white space. */
    public record WordLengths(int min, double median, double mean, int max) {}

    /** Lengths of responses in tokens of the named tokenizer. */
    public record TokenLengths(int min, double median, double mean, int max, String tokenizer) {}

    /** A subset in which a null baseline reaches {@code accuracy}, 0.75 or more. */
    public record Marked(String subset, String baseline, double accuracy) {}
}
