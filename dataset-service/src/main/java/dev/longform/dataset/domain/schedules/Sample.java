package dev.longform.dataset.domain.schedules;

/**
 * A part of a dataset version, drawn from a seed: the same items every time.
 *
 * @param size items
 * @param seed of the draw
 */
public record Sample(long size, long seed) {
    /** What a sample of this dataset is called: it is a dataset of its own. */
    public String nameIn(String dataset) {
        return dataset + ".sample-" + size + "-" + seed;
    }
}
