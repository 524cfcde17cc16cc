package dev.longform.cli.bench;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value the figure; a ratio where it has no unit
 * @param unit {@code ratio}, {@code ms}, {@code s}, {@code MB}, {@code 1/s} or {@code count}
 * @param how what it is the ratio of, or how it was taken
 */
record Figure(String name, double value, String unit, String how) {}
