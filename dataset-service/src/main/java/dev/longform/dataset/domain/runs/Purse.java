package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Prices;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a run with a limit has left: the limit, less what was used, less what is reserved for the items that are out. For
 * one thread.
 */
public final class Purse {
    private final Budget budget;
    private final Prices prices;
    private final Spending spent;
    private long reservedItems;
    private long reservedCalls;
    private long reservedTokens;
    private BigDecimal reservedCost;

    /**
     * @param budget the run's limits
     * @param prices the model's; null when nobody stated them
     * @param spent what was used
     * @param reserved for the items that are out
     */
    Purse(Budget budget, Prices prices, Spending spent, Reserved reserved) {
        this.budget = budget;
        this.prices = prices;
        this.spent = spent;
        this.reservedItems = reserved.items();
        this.reservedCalls = reserved.calls();
        this.reservedTokens = reserved.tokens();
        this.reservedCost = reserved.cost();
    }

    /** What is reserved for the items of a run that are out. */
    public record Reserved(long items, long calls, long tokens, BigDecimal cost) {
        /** Nothing is out. */
        public static final Reserved NOTHING = new Reserved(0, 0, 0, BigDecimal.ZERO);
    }

    /**
     * What one item may use.
     *
     * @param calls at most; empty when the run has no limit in calls
     */
    public record Allowance(Optional<Integer> calls, long tokens, BigDecimal cost) {}

    /** Reserves what an item needs; empty when it does not fit beside what is out. */
    Optional<Allowance> take(ItemNeeds needs) {
        long tokens = needs.tokens();
        BigDecimal cost = prices == null ? BigDecimal.ZERO : needs.spending().cost(prices);
        Optional<Integer> calls = calls(needs);
        if (budget.maxCalls() != null && calls.isEmpty() || !fits(tokens, cost, needs)) {
            return Optional.empty();
        }
        reservedItems++;
        reservedCalls += calls.orElse(0);
        reservedTokens += tokens;
        reservedCost = reservedCost.add(cost);
        return Optional.of(new Allowance(calls, tokens, cost));
    }

    /** Whether a limit is reached, so that nothing fits, however little it needs. */
    boolean empty() {
        return budget.maxCalls() != null && spent.calls() >= budget.maxCalls()
                || budget.maxTokens() != null && spent.tokens() >= budget.maxTokens()
                || budget.maxCost() != null
                        && prices != null
                        && spent.cost(prices).compareTo(budget.maxCost()) >= 0;
    }

    /** Whether nothing is out, so that nothing that is reserved can come back. */
    boolean settled() {
        return reservedItems == 0;
    }

    /** As many as it could take; the last item gets what is left, when that is enough for a good course. */
    private Optional<Integer> calls(ItemNeeds needs) {
        if (budget.maxCalls() == null) {
            return Optional.empty();
        }
        long left = budget.maxCalls() - spent.calls() - reservedCalls;
        if (left >= needs.mostCalls()) {
            return Optional.of(needs.mostCalls());
        }
        return settled() && left >= needs.calls() ? Optional.of((int) left) : Optional.empty();
    }

    private boolean fits(long tokens, BigDecimal cost, ItemNeeds needs) {
        Spending used = presumed(needs);
        if (budget.maxTokens() != null && used.tokens() + reservedTokens + tokens > budget.maxTokens()) {
            return false;
        }
        return budget.maxCost() == null
                || prices == null
                || used.cost(prices).add(reservedCost).add(cost).compareTo(budget.maxCost()) <= 0;
    }

    /** An answer that states no tokens is believed to use what is estimated for a call; a failed call uses none. */
    private Spending presumed(ItemNeeds needs) {
        long silent = spent.callsWithoutUsage();
        if (silent == 0 || needs.calls() == 0) {
            return spent;
        }
        return new Spending(
                spent.calls(),
                silent,
                spent.promptTokens() + silent * needs.promptTokens() / needs.calls(),
                spent.cachedTokens(),
                spent.completionTokens() + silent * needs.completionTokens() / needs.calls());
    }
}
