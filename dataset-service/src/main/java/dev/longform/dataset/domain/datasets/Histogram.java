package dev.longform.dataset.domain.datasets;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of lengths. It has an entry for each distinct length, of which a text of N words in all can have no more than
 * the square root of 2N: small, and the median is exact.
 */
final class Histogram {
    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private long count;
    private long sum;

    void add(int length) {
        counts.merge(length, 1L, Long::sum);
        count++;
        sum += length;
    }

    int min() {
        return counts.firstKey();
    }

    int max() {
        return counts.lastKey();
    }

    double mean() {
        return (double) sum / count;
    }

    /** The middle length; the mean of the two in the middle of an even number. */
    double median() {
        return (at((count - 1) / 2) + at(count / 2)) / 2.0;
    }

    private long at(long rank) {
        long passed = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            passed += entry.getValue();
            if (passed > rank) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + count);
    }
}
