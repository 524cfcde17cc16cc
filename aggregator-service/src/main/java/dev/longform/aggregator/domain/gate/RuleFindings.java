package dev.longform.aggregator.domain.gate;

import dev.longform.benchmark.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects what the checks of one rule find. */
final class RuleFindings {
    private final Rule rule;
    private final Optional<String> run;
    private final List<Finding> findings = new ArrayList<>();

    RuleFindings(Rule rule, Optional<String> run) {
        this.rule = rule;
        this.run = run;
    }

    /** Every check that the rule asks for is inconclusive, for one reason. */
    List<Finding> undecided(String reason) {
        undecided(Check.COVERAGE, rule.coverage(), reason);
        undecidedByAnswers(reason);
        if (rule.truncation() != null) {
            undecided(Check.TRUNCATION, rule.truncation(), reason);
        }
        return findings;
    }

    /** The checks that rest on the answers are inconclusive. */
    void undecidedByAnswers(String reason) {
        if (rule.floor() != null) {
            undecided(Check.FLOOR, rule.floor(), reason);
        }
        if (rule.margin() != null) {
            undecided(Check.MARGIN, rule.margin(), reason);
        }
        if (rule.positionBias() != null) {
            undecided(Check.POSITION_BIAS, rule.positionBias(), reason);
        }
    }

    void undecided(Check check, double bound, String reason) {
        add(new Finding(
                rule,
                check,
                Word.INCONCLUSIVE,
                run,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                bound,
                reason,
                OptionalLong.empty()));
    }

    void found(Check check, Word word, double value, Optional<Interval> interval, double bound, String reason) {
        found(check, word, value, interval, bound, reason, OptionalLong.empty());
    }

    void found(
            Check check,
            Word word,
            double value,
            Optional<Interval> interval,
            double bound,
            String reason,
            OptionalLong moreItems) {
        add(new Finding(
                rule, check, word, run, Optional.empty(), Optional.of(value), interval, bound, reason, moreItems));
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    Optional<String> run() {
        return run;
    }

    List<Finding> findings() {
        return findings;
    }
}
