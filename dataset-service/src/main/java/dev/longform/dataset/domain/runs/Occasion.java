package dev.longform.dataset.domain.runs;

import java.time.Instant;

/**
 * Why a run exists that no person started.
 *
 * @param schedule the schedule that started it
 * @param dueAt for which of its due times
 */
public record Occasion(String schedule, Instant dueAt) {}
