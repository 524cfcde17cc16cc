package dev.longform.dataset.domain.needles;

/** Where a plan stands; all but {@code RUNNING} are ends. */
public enum PlanState {
    RUNNING,
    SEALED,
    FAILED,
    CANCELLED
}
