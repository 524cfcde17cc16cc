package dev.longform.dataset.domain.runs;

import java.math.BigDecimal;

/**
 * What a run will take, before it starts. The least holds when every call is answered and can be read; the most when
 * every answer has to be repeated and every call is tried as often as workers try.
 *
 * @param model the registry's name
 * @param revision the registry's revision
 * @param items of the dataset
 * @param calls that reach the server
 * @param promptTokens estimated from the items' lengths
 * @param completionTokens at least one for each call of a judge, at most as many as it may write
 * @param cost in {@code currency}; null when the model has no prices
 * @param currency of the model's prices
 * @param seconds the shortest time, from the latency of calls that the endpoint showed; null when it showed none
 * @param fits whether the most stays within the limits that were asked for
 * @param mayFit whether the least does
 */
public record RunEstimate(
        String model,
        String revision,
        long items,
        Range calls,
        Range promptTokens,
        Range completionTokens,
        Cost cost,
        String currency,
        Long seconds,
        boolean fits,
        boolean mayFit) {
    /** From the least to the most. */
    public record Range(long least, long most) {}

    /** From the least to the most, in money. */
    public record Cost(BigDecimal least, BigDecimal most) {}
}
