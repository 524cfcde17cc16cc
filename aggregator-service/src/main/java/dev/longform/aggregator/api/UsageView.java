package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.Counts;

/**
 * What a run used, over every call made, whatever became of it.
 *
 * @param calls calls that reached a server
 * @param callsWithoutUsage those for which the server stated no tokens
 * @param repairs calls that asked a judge to repeat its answer in the required format
 * @param deliveries requests as workers processed them, repeated ones included
 * @param unaccounted calls that a worker announced and never reported
 */
public record UsageView(
        long calls,
        long callsWithoutUsage,
        long promptTokens,
        long completionTokens,
        long cachedTokens,
        long repairs,
        long deliveries,
        long unaccounted) {
    static UsageView of(Counts usage) {
        return new UsageView(
                usage.get(CounterName.CALLS),
                usage.get(CounterName.CALLS_WITHOUT_USAGE),
                usage.get(CounterName.PROMPT_TOKENS),
                usage.get(CounterName.COMPLETION_TOKENS),
                usage.get(CounterName.CACHED_TOKENS),
                usage.get(CounterName.REPAIRS),
                usage.get(CounterName.DELIVERIES),
                usage.get(CounterName.UNACCOUNTED));
    }
}
