package dev.longform.benchmark;

/**
 * A closed interval of ratios.
 *
 * @param low its lower end, 0..1
 * @param high its upper end, 0..1
 */
public record Interval(double low, double high) {}
