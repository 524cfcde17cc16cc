package dev.longform.aggregator.domain.history;

import java.util.List;

/**
 * The ended runs of a model on a dataset.
 *
 * @param runs oldest first
 * @param noise one for everything that was asked, in the order in which it was asked first
 */
public record History(List<PastRun> runs, List<NoiseFloor> noise) {}
