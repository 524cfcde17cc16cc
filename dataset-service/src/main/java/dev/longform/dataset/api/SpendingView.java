package dev.longform.dataset.api;

import dev.longform.contracts.Prices;
import dev.longform.dataset.domain.runs.Spending;
import java.math.BigDecimal;

/** What a run used; {@code cost} and {@code currency} are null when the model has no prices. */
public record SpendingView(
        long calls,
        long callsWithoutUsage,
        long promptTokens,
        long cachedTokens,
        long completionTokens,
        BigDecimal cost,
        String currency) {
    static SpendingView of(Spending spent, Prices prices) {
        return new SpendingView(
                spent.calls(),
                spent.callsWithoutUsage(),
                spent.promptTokens(),
                spent.cachedTokens(),
                spent.completionTokens(),
                prices == null ? null : spent.cost(prices),
                prices == null ? null : prices.currency());
    }
}
