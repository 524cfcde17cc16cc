package dev.longform.aggregator.domain.gate;

import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.Positions;
import dev.longform.aggregator.domain.ScopeNumbers;
import dev.longform.benchmark.Interval;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The checks of one rule on one finished run. */
final class ScopeChecks {
    private final RuleFindings findings;
    private final Rule rule;
    private final ScopeNumbers scope;
    private final ProtocolSpec protocol;

    ScopeChecks(RuleFindings findings, Rule rule, ScopeNumbers scope, ProtocolSpec protocol) {
        this.findings = findings;
        this.rule = rule;
        this.scope = scope;
        this.protocol = protocol;
    }

    /**
     * @param margin checks the margin
     */
    List<Finding> all(Consumer<RuleFindings> margin) {
        boolean covered = covered();
        if (scope.answered() == 0) {
            findings.undecidedByAnswers("the model answered none of " + scope.total() + " items");
        } else if (covered) {
            floor();
            margin.accept(findings);
            positionBias();
        } else {
            findings.undecidedByAnswers("the coverage is too low for it");
        }
        truncation();
        return findings.findings();
    }

    private boolean covered() {
        double coverage = (double) scope.answered() / Math.max(scope.attempted(), scope.total());
        boolean enough = coverage >= rule.coverage();
        long missing = (long) Math.ceil(rule.coverage() * scope.total()) - scope.answered();
        findings.found(
                Check.COVERAGE,
                enough ? Word.PASS : Word.INCONCLUSIVE,
                coverage,
                Optional.empty(),
                rule.coverage(),
                scope.answered() + " of " + scope.total() + " items are answered"
                        + (enough ? "" : "; " + missing + " more are needed: 'longform runs retry' asks them again"),
                enough ? OptionalLong.empty() : OptionalLong.of(missing));
        return enough;
    }

    private void floor() {
        if (rule.floor() == null) {
            return;
        }
        double floor = rule.floor();
        double accuracy = scope.accuracy().orElseThrow();
        Interval interval = scope.interval().orElseThrow();
        String of = "the accuracy's interval is " + text(interval);
        if (interval.low() >= floor) {
            findings.found(Check.FLOOR, Word.PASS, accuracy, scope.interval(), floor, of);
        } else if (interval.high() < floor) {
            findings.found(Check.FLOOR, Word.FAIL, accuracy, scope.interval(), floor, of);
        } else {
            Undecided undecided = Undecided.of(ItemsNeeded.forFloor(accuracy, floor), scope.answered(), scope.total());
            findings.found(
                    Check.FLOOR,
                    Word.INCONCLUSIVE,
                    accuracy,
                    scope.interval(),
                    floor,
                    of + ", and the floor lies in it; " + undecided.advice(),
                    undecided.moreItems());
        }
    }

    private void positionBias() {
        if (rule.positionBias() == null) {
            return;
        }
        double bound = rule.positionBias();
        List<SlotBias> biases = protocol.name() == ProtocolName.SELECTION
                ? SlotBias.of(Positions.of(scope.counts()), protocol.rotations())
                : List.of();
        if (biases.isEmpty()) {
            findings.undecided(Check.POSITION_BIAS, bound, "there is no position bias: nothing was picked from slots");
            return;
        }
        SlotBias deciding = biases.stream()
                .max(Comparator.<SlotBias, Word>comparing(bias -> bias.word(bound))
                        .thenComparing(bias -> bias.value().orElse(Double.POSITIVE_INFINITY)))
                .orElseThrow();
        String among = "among " + deciding.candidates() + " candidates ";
        if (deciding.value().isEmpty()) {
            findings.undecided(
                    Check.POSITION_BIAS,
                    bound,
                    among + "there is no position bias: the one chosen response was not shown in every slot");
            return;
        }
        Word word = deciding.word(bound);
        findings.found(
                Check.POSITION_BIAS,
                word,
                deciding.value().getAsDouble(),
                Optional.empty(),
                bound,
                word == Word.INCONCLUSIVE
                        ? among + "chance makes as much of so few items: a slot was seen " + deciding.seen() + " times"
                        : among + "the slots' intervals put it at " + ratio(deciding.least()) + " at least");
    }

    /** Items of which nobody knows whether they were truncated could all have been. */
    private void truncation() {
        if (rule.truncation() == null) {
            return;
        }
        double bound = rule.truncation();
        long truncated = scope.counts().get(CounterName.TRUNCATED);
        long unknown = scope.counts().get(CounterName.TRUNCATION_UNKNOWN);
        double share = (double) truncated / scope.attempted();
        double most = (double) (truncated + unknown) / scope.attempted();
        Word word = share > bound ? Word.FAIL : most > bound ? Word.INCONCLUSIVE : Word.PASS;
        findings.found(
                Check.TRUNCATION,
                word,
                share,
                Optional.of(new Interval(share, most)),
                bound,
                truncated + " of " + scope.attempted() + " items are truncated"
                        + (unknown == 0 ? "" : ", and of " + unknown + " nobody knows"));
    }

    static String text(Interval interval) {
        return ratio(interval.low()) + " to " + ratio(interval.high());
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
