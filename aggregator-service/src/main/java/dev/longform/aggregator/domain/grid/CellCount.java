package dev.longform.aggregator.domain.grid;

/** What is counted in a cell of the grid. All counters are integers. */
public enum CellCount {
    /** Items with a verdict. */
    ITEMS,
    /** Those whose needle the model saw and judged. */
    ANSWERED,
    /** The credits of those, in units of 1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}. */
    CREDIT,
    /** Items of which the server saw only a part. */
    TRUNCATED
}
