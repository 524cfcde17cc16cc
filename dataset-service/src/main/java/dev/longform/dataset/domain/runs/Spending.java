package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Prices;
import java.math.BigDecimal;

/**
 * What a run used, over all deliveries.
 *
 * @param calls calls that reached the server
 * @param callsWithoutUsage those of them that it answered without stating tokens
 * @param promptTokens by the server's own count
 * @param cachedTokens prompt tokens that it had cached
 * @param completionTokens by the server's own count
 */
public record Spending(
        long calls, long callsWithoutUsage, long promptTokens, long cachedTokens, long completionTokens) {
    private static final int MILLION = 6;

    public long tokens() {
        return promptTokens + completionTokens;
    }

    /** What it costs at these prices, in their currency; a price that is not stated counts nothing. */
    public BigDecimal cost(Prices prices) {
        BigDecimal cached = prices.cachedPerMillion() == null ? prices.promptPerMillion() : prices.cachedPerMillion();
        return part(calls, prices.perCall())
                .add(part(promptTokens - cachedTokens, prices.promptPerMillion())
                        .movePointLeft(MILLION))
                .add(part(cachedTokens, cached).movePointLeft(MILLION))
                .add(part(completionTokens, prices.completionPerMillion()).movePointLeft(MILLION));
    }

    private static BigDecimal part(long amount, BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(amount));
    }
}
