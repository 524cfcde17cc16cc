package dev.longform.benchmark;

import dev.longform.contracts.Outcome;

/**
 * What an answered item earns.
 *
 * @param outcome never {@code UNSCORED}
 * @param credit in units of 1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}
 * @param top1 share of chosen candidates among those at the top, in the same units
 */
public record Scored(Outcome outcome, long credit, long top1) {}
