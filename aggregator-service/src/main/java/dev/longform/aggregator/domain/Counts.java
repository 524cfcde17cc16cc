package dev.longform.aggregator.domain;

import java.util.Collection;
import java.util.Map;

/** The counters of one subset, or of several added up; what was never counted is 0. */
public final class Counts {
    /** Nothing counted. */
    public static final Counts NONE = new Counts(Map.of());

    private final Map<CounterName, Long> values;

    public Counts(Map<CounterName, Long> values) {
        this.values = Map.copyOf(values);
    }

    /** All of them added up. */
    public static Counts sum(Collection<Counts> parts) {
        Sums<CounterName> sums = new Sums<>();
        parts.forEach(part -> part.values.forEach(sums::add));
        return new Counts(sums.values());
    }

    public long get(CounterName name) {
        return values.getOrDefault(name, 0L);
    }
}
