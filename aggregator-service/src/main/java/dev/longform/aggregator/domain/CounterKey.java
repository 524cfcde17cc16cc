package dev.longform.aggregator.domain;

import java.util.Comparator;

/**
 * One running counter.
 *
 * @param run the run and revision
 * @param subset the subset; {@link #WHOLE_RUN} for what is counted for the run as a whole
 * @param name what is counted
 */
public record CounterKey(RunKey run, String subset, CounterName name) implements Comparable<CounterKey> {
    /** In place of a subset, whose name is never empty. */
    public static final String WHOLE_RUN = "";

    private static final Comparator<CounterKey> ORDER = Comparator.comparing(CounterKey::run)
            .thenComparing(CounterKey::subset)
            .thenComparing(CounterKey::name);

    @Override
    public int compareTo(CounterKey other) {
        return ORDER.compare(this, other);
    }
}
