package dev.longform.worker;

import dev.longform.contracts.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * The adapters of a worker by name.
 *
 * @param <T> what sort of adapters they are
 */
public final class Adapters<T extends Adapter> {
    private final Map<String, T> byName = new TreeMap<>();

    /** @throws IllegalStateException when two have the same name */
    public Adapters(Iterable<T> adapters) {
        for (T adapter : adapters) {
            if (byName.put(adapter.name(), adapter) != null) {
                throw new IllegalStateException("two adapters are named " + adapter.name());
            }
        }
    }

    /** @throws UnscoredException {@code BAD_REQUEST}, naming those there are, when none has this name */
    public T named(String name) {
        T adapter = byName.get(name);
        if (adapter == null) {
            throw new UnscoredException(
                    Reason.BAD_REQUEST,
                    "no adapter " + name + " here; known are " + String.join(", ", byName.keySet()));
        }
        return adapter;
    }
}
