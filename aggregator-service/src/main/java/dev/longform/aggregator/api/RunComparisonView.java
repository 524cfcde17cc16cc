package dev.longform.aggregator.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.longform.aggregator.domain.Cost;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.comparison.Agreement;
import dev.longform.aggregator.domain.comparison.Comparison;
import dev.longform.aggregator.domain.comparison.Measure;
import dev.longform.aggregator.domain.comparison.PairedDifference;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two runs on the items that both answered. Differences are the first run less the other; what does not exist is empty.
 *
 * @param run the first run
 * @param with the other one
 * @param measure what the differences are of: {@code CREDIT}, or {@code TOP1} between a classifier and a judge
 * @param difference over all items; its fields stand beside the others
 * @param subsets by subset
 * @param agreement on the picked candidate
 */
public record RunComparisonView(
        String dataset,
        int version,
        RunSide run,
        RunSide with,
        Measure measure,
        @JsonUnwrapped PairedView difference,
        Map<String, PairedView> subsets,
        AgreementView agreement) {
    /**
     * A run.
     *
     * @param costPerItem for each answered item; empty when no price or usage is stated
     */
    public record RunSide(
            String run,
            String model,
            String revision,
            ModelKind kind,
            RunState state,
            long answered,
            Optional<BigDecimal> costPerItem,
            Optional<String> currency) {
        static RunSide of(RunNumbers numbers) {
            RunEvent event = numbers.run().event();
            long answered = numbers.all().answered();
            Optional<Cost> cost =
                    answered == 0 ? Optional.empty() : Cost.of(event.model().prices(), numbers.usage());
            return new RunSide(
                    event.runId(),
                    event.model().name(),
                    event.model().revision(),
                    event.model().kind(),
                    event.state(),
                    answered,
                    cost.map(c -> c.amount().divide(BigDecimal.valueOf(answered), MathContext.DECIMAL32)),
                    cost.map(Cost::currency));
        }
    }

    /**
     * A difference.
     *
     * @param common items that both answered, of {@code items}
     * @param accuracy of both on the common items, the first run's first
     * @param interval cluster bootstrap, 95%
     * @param bounds the worst and the best that the unanswered items could make of it
     * @param strict items that both, only the first, only the other, or neither has right
     * @param mcNemarMidP on the strict outcomes
     * @param permutationP on the differences
     */
    public record PairedView(
            long items,
            long common,
            long onlyRun,
            long onlyWith,
            List<Optional<Double>> accuracy,
            Optional<Double> difference,
            Optional<List<Double>> interval,
            Optional<List<Double>> bounds,
            Map<String, Long> strict,
            double mcNemarMidP,
            Optional<Double> permutationP) {
        static PairedView of(PairedDifference d) {
            return new PairedView(
                    d.items(),
                    d.common(),
                    d.onlyFirst(),
                    d.onlyOther(),
                    List.of(d.first(), d.other()),
                    d.difference(),
                    Bounds.of(d.interval()),
                    Bounds.of(d.bounds()),
                    Map.of(
                            "both", d.strict().bothRight(),
                            "onlyRun", d.strict().onlyFirst(),
                            "onlyWith", d.strict().onlyOther(),
                            "neither", d.strict().bothWrong()),
                    d.strict().midP(),
                    d.permutationP());
        }
    }

    /**
     * Agreement on the picked candidate.
     *
     * @param raw same picks over common items
     * @param untied items on which both pick one candidate
     * @param kappa Cohen's, over the untied ones
     * @param disagreements items on which they pick different candidates, or one of them none; the first 200
     */
    public record AgreementView(
            Optional<Double> raw,
            long same,
            long untied,
            Optional<Double> kappa,
            List<Agreement.Disagreement> disagreements) {
        static AgreementView of(Agreement agreement) {
            return new AgreementView(
                    agreement.raw(),
                    agreement.same(),
                    agreement.untied(),
                    agreement.kappa(),
                    agreement.disagreements());
        }
    }

    static RunComparisonView of(Comparison comparison) {
        RunEvent event = comparison.first().run().event();
        Map<String, PairedView> subsets = new TreeMap<>();
        comparison.subsets().forEach((name, difference) -> subsets.put(name, PairedView.of(difference)));
        return new RunComparisonView(
                event.dataset().name(),
                event.dataset().version(),
                RunSide.of(comparison.first()),
                RunSide.of(comparison.other()),
                comparison.measure(),
                PairedView.of(comparison.all()),
                subsets,
                AgreementView.of(comparison.agreement()));
    }
}
