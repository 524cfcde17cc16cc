package dev.longform.contracts;

/** Where a run stands. */
public enum RunState {
    RUNNING,
    /** Running, but its endpoint does not answer: one item at a time is tried, with growing waits. */
    STALLED,
    PAUSED,
    /** Every item has its final verdict. */
    COMPLETED,
    CANCELLED;

    public boolean ended() {
        return this == COMPLETED || this == CANCELLED;
    }
}
