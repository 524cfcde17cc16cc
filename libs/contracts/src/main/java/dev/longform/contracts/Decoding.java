package dev.longform.contracts;

/**
 * How a judge's text is sampled.
 *
 * @param temperature 0 takes the likeliest token
 * @param seed passed to servers that know a seed
 * @param maxTokens the most tokens a judge may write in one answer, thinking included
 */
public record Decoding(double temperature, long seed, int maxTokens) {}
