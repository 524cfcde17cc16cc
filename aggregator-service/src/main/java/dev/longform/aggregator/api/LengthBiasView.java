package dev.longform.aggregator.api;

import java.util.Optional;

/**
 * How often the longest candidate (by words, where one alone is the longest) is picked.
 *
 * @param pickedWhenChosen share of the picks on items where it is chosen
 * @param pickedWhenRejected share of the picks on items where it is rejected
 */
public record LengthBiasView(Optional<Double> pickedWhenChosen, Optional<Double> pickedWhenRejected) {}
