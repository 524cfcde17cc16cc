package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.gate.Check;
import dev.longform.aggregator.domain.gate.Decision;
import dev.longform.aggregator.domain.gate.Finding;
import dev.longform.aggregator.domain.gate.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The word of a gate.
 *
 * @param word {@code PASS}, {@code FAIL} or {@code INCONCLUSIVE}
 * @param run the run that was named
 * @param model the model's name
 * @param revision the model's revision
 * @param policy the policy's name
 * @param checks one for each check of each rule
 */
public record DecisionView(
        Word word,
        Optional<String> run,
        String model,
        String revision,
        Optional<String> policy,
        List<CheckView> checks) {
    /**
     * One check.
     *
     * @param interval {@code [low, high]}
     * @param moreItems how many more answered items would decide it; empty when decided, or when this dataset cannot
     */
    public record CheckView(
            String dataset,
            String subset,
            Check check,
            Word word,
            Optional<String> run,
            Optional<String> incumbent,
            Optional<Double> value,
            Optional<List<Double>> interval,
            double bound,
            String reason,
            OptionalLong moreItems) {
        static CheckView of(Finding finding) {
            return new CheckView(
                    finding.rule().dataset(),
                    finding.rule().subset(),
                    finding.check(),
                    finding.word(),
                    finding.run(),
                    finding.incumbent(),
                    finding.value(),
                    Bounds.of(finding.interval()),
                    finding.bound(),
                    finding.reason(),
                    finding.moreItems());
        }
    }

    static DecisionView of(Decision decision) {
        return new DecisionView(
                decision.word(),
                decision.subject().run(),
                decision.subject().model(),
                decision.subject().revision(),
                Optional.ofNullable(decision.policy().policy()),
                decision.findings().stream().map(CheckView::of).toList());
    }
}
