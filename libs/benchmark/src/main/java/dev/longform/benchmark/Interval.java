package dev.longform.benchmark;

/**
 * A closed interval of ratios, or of differences of ratios.
 *
 * @param low its lower end, 0..1; −1..1 of a difference
 * @param high its upper end, 0..1; −1..1 of a difference
 */
public record Interval(double low, double high) {}
