package dev.longform.dataset.domain.datasets;

import dev.longform.dataset.domain.datasets.DatasetStatistics.TokenLengths;
import dev.longform.dataset.domain.datasets.DatasetStatistics.WordLengths;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the statistics of a version, item by item, in little memory. */
final class StatisticsCollector {
    private final Map<String, Long> subsets = new TreeMap<>();
    private final Map<Integer, Long> candidates = new TreeMap<>();
    private final Histogram words = new Histogram();
    private final Histogram tokens = new Histogram();
    private final NullBaselines baselines = new NullBaselines();
    private long items;
    private int largestItem;

    void add(ParsedItem parsed) {
        items++;
        largestItem = Math.max(largestItem, parsed.encodedBytes());
        subsets.merge(parsed.item().subset(), 1L, Long::sum);
        candidates.merge(parsed.item().candidates().size(), 1L, Long::sum);
        parsed.facts().words().forEach(words::add);
        parsed.item().candidates().forEach(candidate -> tokens.add(Tokens.count(candidate.text())));
        baselines.add(parsed.facts());
    }

    long items() {
        return items;
    }

    /** The encoded size of the largest item, in bytes. */
    int largestItem() {
        return largestItem;
    }

    /** All of them, with what only the database can count. There is at least one item. */
    DatasetStatistics statistics(PromptCounts prompts) {
        return new DatasetStatistics(
                subsets,
                candidates,
                prompts.shared(),
                prompts.clusters(),
                new WordLengths(words.min(), words.median(), words.mean(), words.max()),
                new TokenLengths(tokens.min(), tokens.median(), tokens.mean(), tokens.max(), Tokens.TOKENIZER),
                baselines.accuracies(),
                baselines.marked());
    }
}
