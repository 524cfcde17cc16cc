package dev.longform.aggregator.domain.generalisation;

import dev.longform.aggregator.domain.DatasetName;
import java.util.Optional;

/**
 * Data that models are tried on: a dataset version, or one subset of it.
 *
 * @param dataset the dataset
 * @param subset one of its subsets; empty for all items
 */
public record Data(DatasetName dataset, Optional<String> subset) {
    /**
     * Reads {@code NAME}, {@code NAME@VERSION}, {@code NAME/SUBSET} or {@code NAME@VERSION/SUBSET}.
     *
     * @throws IllegalArgumentException when a part is missing
     */
    public static Data parse(String text) {
        int slash = text.indexOf('/');
        String dataset = slash < 0 ? text : text.substring(0, slash);
        Optional<String> subset = slash < 0 ? Optional.empty() : Optional.of(text.substring(slash + 1));
        if (dataset.isBlank() || subset.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no data: NAME or NAME@VERSION, and /SUBSET for one subset of it");
        }
        return new Data(DatasetName.parse(dataset), subset);
    }

    /** Whether an item could be in both. */
    public boolean overlaps(Data other) {
        return dataset.name().equals(other.dataset.name())
                && (subset.isEmpty() || other.subset.isEmpty() || subset.equals(other.subset));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        String name = dataset.name()
                + (dataset.version().isPresent() ? "@" + dataset.version().getAsInt() : "");
        return name + subset.map(s -> "/" + s).orElse("");
    }
}
