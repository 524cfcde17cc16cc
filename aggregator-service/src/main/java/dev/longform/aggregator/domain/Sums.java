package dev.longform.aggregator.domain;

import java.util.HashMap;
import java.util.Map;

/** Integer sums by key. */
public final class Sums<K> {
    private final Map<K, Long> values = new HashMap<>();

    public void add(K key, long amount) {
        if (amount != 0) {
            values.merge(key, amount, Math::addExact);
        }
    }

    public Map<K, Long> values() {
        return values;
    }
}
