package dev.longform.aggregator.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps what was computed for those that were asked for last, until their numbers change.
 *
 * @param <K> what is asked for
 * @param <V> what is computed
 */
public final class KeptResults<K, V> {
    private static final int MOST = 500;

    private final Map<K, Kept<V>> entries = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > MOST;
        }
    });

    /** A result as of so many changes. */
    private record Kept<V>(long changes, V result) {}

    /**
     * Reads now what is needed, in the caller's transaction, and computes when the result is asked for.
     *
     * @param key what is asked for
     * @param changes grows whenever its numbers change
     * @param read reads what is needed and returns the computation; not called while the kept result is good
     */
    public Supplier<V> prepare(K key, long changes, Supplier<Supplier<V>> read) {
        Kept<V> known = entries.get(key);
        if (known != null && known.changes() == changes) {
            return known::result;
        }
        Supplier<V> computation = read.get();
        return () -> {
            V result = computation.get();
            entries.put(key, new Kept<>(changes, result));
            return result;
        };
    }
}
