package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.Counts;

/**
 * Tokens by the servers' own counts, over every call made.
 *
 * @param prompt tokens of prompts
 * @param completion tokens that were written
 * @param cached tokens of prompts that the server had cached
 */
public record TokensView(long prompt, long completion, long cached) {
    static TokensView of(Counts usage) {
        return new TokensView(
                usage.get(CounterName.PROMPT_TOKENS),
                usage.get(CounterName.COMPLETION_TOKENS),
                usage.get(CounterName.CACHED_TOKENS));
    }
}
