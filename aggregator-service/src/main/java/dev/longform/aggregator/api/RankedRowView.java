package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;

/**
 * A row with its rank.
 *
 * @param row its fields stand beside the rank
 * @param rank 1 + the number of models that are significantly better; empty for a run that has not finished
 */
public record RankedRowView(@JsonUnwrapped RowView row, Optional<Integer> rank) {}
