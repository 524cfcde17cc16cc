package dev.longform.dataset.domain.datasets;

import java.util.List;
import java.util.TreeMap;

/** The bad lines of an import: the first {@value #KEPT} with their reasons, and how many there are. */
final class BadLines {
    static final int KEPT = 100;

    private final TreeMap<Long, String> first = new TreeMap<>();
    private long count;

    /** Notes a bad line. Lines may come out of order, and each comes once. */
    void add(long line, String reason) {
        count++;
        first.put(line, reason);
        if (first.size() > KEPT) {
            first.pollLastEntry();
        }
    }

    List<BadLine> first() {
        return first.entrySet().stream()
                .map(entry -> new BadLine(entry.getKey(), entry.getValue()))
                .toList();
    }

    long count() {
        return count;
    }

    boolean none() {
        return count == 0;
    }
}
