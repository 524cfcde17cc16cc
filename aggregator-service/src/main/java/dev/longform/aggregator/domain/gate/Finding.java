package dev.longform.aggregator.domain.gate;

import dev.longform.benchmark.Interval;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one check of one rule found.
 *
 * @param rule the rule
 * @param check what was checked
 * @param word what it says
 * @param run the run it looked at; empty when there is none
 * @param incumbent the run of the incumbent it was held against; empty for other checks, or when there is none
 * @param value the number; empty when it does not exist
 * @param interval of the number, where it has one
 * @param bound what the rule asks for
 * @param reason a sentence that says why
 * @param moreItems how many more answered items would decide it, were the number to stay; empty when it is decided, or
 *     when no number of items of this dataset could
 */
public record Finding(
        Rule rule,
        Check check,
        Word word,
        Optional<String> run,
        Optional<String> incumbent,
        Optional<Double> value,
        Optional<Interval> interval,
        double bound,
        String reason,
        OptionalLong moreItems) {}
