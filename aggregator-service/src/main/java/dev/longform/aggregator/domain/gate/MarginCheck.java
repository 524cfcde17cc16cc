package dev.longform.aggregator.domain.gate;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.comparison.ComparisonReader;
import dev.longform.aggregator.domain.comparison.Differences;
import dev.longform.aggregator.domain.comparison.NotComparable;
import dev.longform.aggregator.domain.comparison.PairedDifference;
import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.benchmark.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Whether a model is not worse than the incumbent by more than a margin, on the items that both answered. */
@ApplicationScoped
public class MarginCheck {
    private final RunFinder finder;
    private final ComparisonReader comparisons;

    public MarginCheck(RunFinder finder, ComparisonReader comparisons) {
        this.finder = finder;
        this.comparisons = comparisons;
    }

    /** The check of a rule, if it has a margin. */
    Consumer<RuleFindings> of(KnownRun candidate, Rule rule, String incumbent) {
        return findings -> {
            if (rule.margin() != null) {
                check(findings, candidate, rule, incumbent);
            }
        };
    }

    private void check(RuleFindings findings, KnownRun candidate, Rule rule, String name) {
        Optional<KnownRun> incumbent = finder.incumbent(candidate.event(), name);
        if (incumbent.isEmpty()) {
            findings.undecided(
                    Check.MARGIN,
                    rule.margin(),
                    "no finished run of " + (name == null ? "a previous revision" : "'" + name + "'")
                            + " that is of another revision, and asked in the same way on the same dataset version, is"
                            + " known");
            return;
        }
        try {
            Differences differences = comparisons.differences(candidate, incumbent.get());
            PairedDifference difference = rule.subset().equals(Rule.ALL)
                    ? differences.all()
                    : differences.subset(rule.subset()).orElseThrow();
            findings.add(
                    judge(findings, rule, difference, incumbent.get().event().runId()));
        } catch (NotComparable e) {
            findings.undecided(Check.MARGIN, rule.margin(), e.getMessage());
        }
    }

    private static Finding judge(RuleFindings findings, Rule rule, PairedDifference difference, String incumbent) {
        Verdict verdict = verdict(rule, difference);
        return new Finding(
                rule,
                Check.MARGIN,
                verdict.word(),
                findings.run(),
                Optional.of(incumbent),
                difference.difference(),
                difference.interval().map(bootstrap -> new MarginInterval(difference).interval()),
                rule.margin(),
                verdict.reason(),
                verdict.moreItems());
    }

    private record Verdict(Word word, String reason, OptionalLong moreItems) {}

    private static Verdict verdict(Rule rule, PairedDifference difference) {
        long common = difference.common();
        String both = common + " of " + difference.items() + " items were answered by both";
        if (common >= rule.leastCommon() && difference.interval().isEmpty()) {
            return new Verdict(
                    Word.INCONCLUSIVE,
                    both + ", but they come from fewer than " + ClusterBootstrap.FEWEST_CLUSTERS
                            + " sources, of which no interval can be drawn; only other items would decide it",
                    OptionalLong.empty());
        }
        if (common < rule.leastCommon()) {
            Undecided undecided = Undecided.of(OptionalLong.of(rule.leastCommon()), common, difference.items());
            return new Verdict(
                    Word.INCONCLUSIVE, both + ", which is too few; " + undecided.advice(), undecided.moreItems());
        }
        if ((double) common / difference.items() < rule.coverage()) {
            return new Verdict(Word.INCONCLUSIVE, both + ", less than the least coverage", OptionalLong.empty());
        }
        MarginInterval margin = new MarginInterval(difference);
        Interval interval = margin.interval();
        double line = -rule.margin();
        String of = both + "; the difference's interval is " + ScopeChecks.text(interval)
                + (margin.isWidened() ? ", widened as the two hardly differ" : "");
        if (interval.low() > line) {
            return new Verdict(Word.PASS, of, OptionalLong.empty());
        }
        if (interval.high() < line) {
            return new Verdict(Word.FAIL, of, OptionalLong.empty());
        }
        OptionalLong needed = margin.itemsNeeded(line);
        Undecided undecided = Undecided.of(needed, common, difference.items());
        return new Verdict(
                Word.INCONCLUSIVE,
                of + ", and the margin's end lies in it; " + undecided.advice(),
                undecided.moreItems());
    }
}
