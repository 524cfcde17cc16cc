package dev.longform.contracts;

import java.math.BigDecimal;

/**
 * What a run may use at most. What is null has no limit.
 *
 * @param maxCalls calls that reach the server, failed ones included, above zero
 * @param maxTokens prompt and completion tokens by the server's own count, above zero
 * @param maxCost in the currency of the model's prices, above zero
 */
public record BudgetDescription(Long maxCalls, Long maxTokens, BigDecimal maxCost) {
    public BudgetDescription {
        Require.that(maxCalls == null || maxCalls > 0, "maxCalls must be above 0");
        Require.that(maxTokens == null || maxTokens > 0, "maxTokens must be above 0");
        Require.that(maxCost == null || maxCost.signum() > 0, "maxCost must be above 0");
    }
}
