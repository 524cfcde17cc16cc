package dev.longform.aggregator.domain;

import java.util.Comparator;

/**
 * One revision of a run: what numbers belong to.
 *
 * @param runId the run
 * @param revision its revision, from 1
 */
public record RunKey(String runId, int revision) implements Comparable<RunKey> {
    private static final Comparator<RunKey> ORDER =
            Comparator.comparing(RunKey::runId).thenComparing(RunKey::revision);

    @Override
    public int compareTo(RunKey other) {
        return ORDER.compare(this, other);
    }
}
