package dev.longform.dataset.api;

import dev.longform.dataset.domain.runs.Budget;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/** What a run may use at most; what is left out has no limit. */
public record BudgetRequest(
        @Positive Long maxCalls,
        @Positive Long maxTokens,
        @Positive BigDecimal maxCost) {
    Budget toBudget() {
        return new Budget(maxCalls, maxTokens, maxCost);
    }
}
