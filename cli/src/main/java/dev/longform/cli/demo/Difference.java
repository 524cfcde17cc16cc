package dev.longform.cli.demo;

/**
 * A number on which the system and a simulated server disagree.
 *
 * @param number which one
 * @param reported by the system
 * @param counted by the server
 */
public record Difference(String number, String reported, String counted) {}
