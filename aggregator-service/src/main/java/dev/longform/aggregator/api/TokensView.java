package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.Counts;
import dev.longform.aggregator.domain.Tokens;
import java.util.OptionalLong;

/**
 * Tokens by the servers' own counts, over every call made; empty where the server stated none of any call.
 *
 * @param prompt tokens of prompts
 * @param completion tokens that were written
 * @param cached tokens of prompts that the server had cached
 */
public record TokensView(OptionalLong prompt, OptionalLong completion, OptionalLong cached) {
    static TokensView of(Counts usage) {
        return new TokensView(
                Tokens.of(usage, CounterName.PROMPT_TOKENS),
                Tokens.of(usage, CounterName.COMPLETION_TOKENS),
                Tokens.of(usage, CounterName.CACHED_TOKENS));
    }
}
