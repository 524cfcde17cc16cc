package dev.longform.scoring.domain;

import dev.longform.contracts.Truncation;
import java.util.List;

/**
 * The numbers of one item.
 *
 * @param values one for each candidate index
 * @param truncation what is known about whether the server saw all of it
 */
public record Scores(List<Double> values, Truncation truncation) {}
