package dev.longform.aggregator.domain.metrics;

import java.util.SortedMap;

/**
 * One value of a metric. A number that does not exist has no sample.
 *
 * @param metric which
 * @param labels the same names for every sample of a metric
 * @param value in base units
 */
public record Sample(Metric metric, SortedMap<String, String> labels, double value) {}
