package dev.longform.contracts;

/** Where a run stands. */
public enum RunState {
    RUNNING,
    /**
     * Running, but it waits: its endpoint does not answer, and one item at a time is tried, with growing waits; or its
     * model's probe found that no item can be answered, and it is the probe that is tried.
     */
    STALLED,
    PAUSED,
    /** Every item has its final verdict. */
    COMPLETED,
    CANCELLED;

    public boolean ended() {
        return this == COMPLETED || this == CANCELLED;
    }
}
