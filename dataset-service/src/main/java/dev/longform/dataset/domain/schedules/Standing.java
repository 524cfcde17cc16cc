package dev.longform.dataset.domain.schedules;

import dev.longform.dataset.domain.runs.RunStatus;
import java.util.List;

/**
 * A schedule and what it started.
 *
 * @param schedule as it is stored
 * @param runs the newest ten, newest first
 */
public record Standing(Schedule schedule, List<RunStatus> runs) {}
