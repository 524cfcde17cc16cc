package dev.longform.aggregator.domain.gate;

import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.ScopeNumbers;
import dev.longform.contracts.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Holds a model's runs against a policy. A number that is missing, unfinished or too uncertain is inconclusive, and
 * never a pass; so is what rests on too few of the items.
 */
@ApplicationScoped
public class Gate {
    private final RunFinder finder;
    private final NumbersReader numbers;
    private final MarginCheck margin;

    public Gate(RunFinder finder, NumbersReader numbers, MarginCheck margin) {
        this.finder = finder;
        this.numbers = numbers;
        this.margin = margin;
    }

    /** The word on a model. A run that was named and that no rule is about is not passed by other runs. */
    public Decision decide(Subject subject, Policy policy) {
        return new Decision(subject, policy, findings(subject, policy));
    }

    private List<Finding> findings(Subject subject, Policy policy) {
        Optional<KnownRun> elsewhere = subject.run().flatMap(finder::run).filter(run -> !isAbout(policy, run));
        return policy.rules().stream()
                .map(rule -> elsewhere
                        .map(run -> notAbout(rule, subject, run))
                        .orElseGet(() -> check(subject, policy, rule)))
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isAbout(Policy policy, KnownRun run) {
        return policy.rules().stream().anyMatch(rule -> RunFinder.isOn(run.event(), DatasetName.parse(rule.dataset())));
    }

    private static List<Finding> notAbout(Rule rule, Subject subject, KnownRun run) {
        return new RuleFindings(rule, subject.run())
                .undecided("the run is on '" + run.event().dataset().name() + "', of which the policy says nothing");
    }

    private List<Finding> check(Subject subject, Policy policy, Rule rule) {
        Optional<KnownRun> run = finder.candidate(subject, DatasetName.parse(rule.dataset()));
        RuleFindings findings = new RuleFindings(rule, run.map(r -> r.event().runId()));
        if (run.isEmpty()) {
            return findings.undecided("no run of " + subject.model() + " revision " + subject.revision() + " on '"
                    + rule.dataset() + "' is known");
        }
        RunNumbers found = numbers.numbers(List.of(run.get())).get(0);
        ScopeNumbers scope =
                rule.subset().equals(Rule.ALL) ? found.all() : found.subsets().get(rule.subset());
        if (scope == null || scope.total() == 0) {
            return findings.undecided(
                    "the dataset has no item in a subset '" + rule.subset() + "', so there is no number");
        }
        RunState state = run.get().event().state();
        if (state != RunState.COMPLETED) {
            return findings.undecided("the run is " + state + ", not COMPLETED");
        }
        if (scope.settled() < scope.attempted()) {
            return findings.undecided("only " + scope.settled() + " of " + scope.attempted()
                    + " verdicts are in: ask again when the others have arrived");
        }
        return new ScopeChecks(findings, rule, scope, run.get().event().protocol())
                .all(margin.of(run.get(), rule, policy.incumbent()));
    }
}
