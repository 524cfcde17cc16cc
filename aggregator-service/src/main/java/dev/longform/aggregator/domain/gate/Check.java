package dev.longform.aggregator.domain.gate;

/** What a rule can ask of a run. */
public enum Check {
    COVERAGE,
    FLOOR,
    MARGIN,
    POSITION_BIAS,
    TRUNCATION
}
