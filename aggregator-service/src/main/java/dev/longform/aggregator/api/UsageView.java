package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.Counts;
import dev.longform.aggregator.domain.Tokens;
import java.util.OptionalLong;

/**
 * What a run used, over every call made, whatever became of it.
 *
 * @param calls calls that reached a server
 * @param callsWithoutUsage those for which the server stated no tokens
 * @param promptTokens tokens of prompts; this and the two others are empty where the server stated none of any call
 * @param completionTokens tokens that were written
 * @param cachedTokens tokens of prompts that the server had cached
 * @param repairs calls that asked a judge to repeat its answer in the required format
 * @param deliveries requests as workers processed them, repeated ones included
 * @param unaccounted calls that a worker announced and never reported
 */
public record UsageView(
        long calls,
        long callsWithoutUsage,
        OptionalLong promptTokens,
        OptionalLong completionTokens,
        OptionalLong cachedTokens,
        long repairs,
        long deliveries,
        long unaccounted) {
    static UsageView of(Counts usage) {
        return new UsageView(
                usage.get(CounterName.CALLS),
                usage.get(CounterName.CALLS_WITHOUT_USAGE),
                Tokens.of(usage, CounterName.PROMPT_TOKENS),
                Tokens.of(usage, CounterName.COMPLETION_TOKENS),
                Tokens.of(usage, CounterName.CACHED_TOKENS),
                usage.get(CounterName.REPAIRS),
                usage.get(CounterName.DELIVERIES),
                usage.get(CounterName.UNACCOUNTED));
    }
}
