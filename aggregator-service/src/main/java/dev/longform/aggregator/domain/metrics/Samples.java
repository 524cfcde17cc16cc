package dev.longform.aggregator.domain.metrics;

import dev.longform.benchmark.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects samples that share labels. */
final class Samples {
    private final List<Sample> collected;
    private final Map<String, String> labels;

    private Samples(List<Sample> collected, Map<String, String> labels) {
        this.collected = collected;
        this.labels = labels;
    }

    Samples() {
        this(new ArrayList<>(), Map.of());
    }

    /** The same collection, with these labels on what is added. */
    Samples with(String... namesAndValues) {
        Map<String, String> more = new TreeMap<>(labels);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            more.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Samples(collected, more);
    }

    void add(Metric metric, double value) {
        SortedMap<String, String> own = new TreeMap<>(labels);
        collected.add(new Sample(metric, own, value));
    }

    void add(Metric metric, Optional<Double> value) {
        value.ifPresent(present -> add(metric, present));
    }

    void add(Metric metric, Instant time) {
        add(metric, time.toEpochMilli() / 1000.0);
    }

    void add(Metric low, Metric high, Optional<Interval> interval) {
        interval.ifPresent(present -> {
            add(low, present.low());
            add(high, present.high());
        });
    }

    List<Sample> all() {
        return collected;
    }
}
