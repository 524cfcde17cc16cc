package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Prices;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.dataset.domain.runs.RunEstimate.Cost;
import dev.longform.dataset.domain.runs.RunEstimate.Range;
import dev.longform.dataset.persistence.BudgetRepository.ShapeCount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Adds up what a run will take. */
final class Estimates {
    private static final int CENTS = 4;

    private Estimates() {}

    /**
     * @param model whom the run asks
     * @param protocol how it asks
     * @param shapes the dataset's items
     * @param latencyMs of a call, as the endpoint showed it; 0 when it showed none
     * @param budget what the run may use
     */
    static RunEstimate of(
            ModelSpec model, ProtocolSpec protocol, List<ShapeCount> shapes, double latencyMs, Budget budget) {
        long items = 0;
        Spending least = new Spending(0, 0, 0, 0, 0);
        Spending most = least;
        for (ShapeCount shape : shapes) {
            ItemNeeds needs = ItemNeeds.of(model, protocol, shape.shape());
            items += shape.items();
            boolean judge = needs.completionTokens() > 0;
            long times = needs.calls() == 0 ? 0 : (needs.mostCalls() + needs.calls() - 1) / needs.calls();
            least = plus(least, shape.items(), needs.calls(), needs.promptTokens(), judge ? needs.calls() : 0);
            most = plus(
                    most,
                    shape.items(),
                    needs.mostCalls(),
                    needs.promptTokens() * times,
                    needs.completionTokens() * times);
        }
        Prices prices = model.prices();
        Cost cost = prices == null
                ? null
                : new Cost(
                        least.cost(prices).setScale(CENTS, RoundingMode.HALF_UP),
                        most.cost(prices).setScale(CENTS, RoundingMode.HALF_UP));
        return new RunEstimate(
                model.name(),
                model.revision(),
                items,
                new Range(least.calls(), most.calls()),
                new Range(least.promptTokens(), most.promptTokens()),
                new Range(least.completionTokens(), most.completionTokens()),
                cost,
                prices == null ? null : prices.currency(),
                latencyMs == 0 ? null : Math.round(least.calls() * latencyMs / 1000 / model.maxConcurrency()),
                fits(most, cost == null ? null : cost.most(), budget),
                fits(least, cost == null ? null : cost.least(), budget));
    }

    private static Spending plus(Spending sum, long items, long calls, long prompt, long completion) {
        return new Spending(
                sum.calls() + items * calls,
                0,
                sum.promptTokens() + items * prompt,
                0,
                sum.completionTokens() + items * completion);
    }

    private static boolean fits(Spending spending, BigDecimal cost, Budget budget) {
        return (budget.maxCalls() == null || spending.calls() <= budget.maxCalls())
                && (budget.maxTokens() == null || spending.tokens() <= budget.maxTokens())
                && (budget.maxCost() == null || cost != null && cost.compareTo(budget.maxCost()) <= 0);
    }
}
