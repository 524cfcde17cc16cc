package dev.longform.contracts;

import java.util.Map;

/**
 * A sealed dataset version, without its items.
 *
 * @param name the dataset
 * @param version 1, 2, 3… within the name
 * @param sha256 over the canonical content
 * @param items how many
 * @param subsets items per subset
 * @param baselines per null baseline ({@code longest}, {@code shortest}, {@code random}): accuracy as a ratio 0..1,
 *     under {@code all} and under each subset's name
 */
public record DatasetSummary(
        String name,
        int version,
        String sha256,
        long items,
        Map<String, Long> subsets,
        Map<String, Map<String, Double>> baselines) {
    /** The key under which a baseline's value over all items stands. */
    public static final String ALL = "all";

    public DatasetSummary {
        Require.text("name", name);
        Require.text("sha256", sha256);
        Require.present("subsets", subsets);
        Require.present("baselines", baselines);

        subsets = Map.copyOf(subsets);
        baselines = Map.copyOf(baselines);
    }
}
