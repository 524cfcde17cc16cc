package dev.longform.aggregator.domain;

import dev.longform.contracts.Prices;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What calls cost, by the prices that the model's owner stated and the usage that its server stated.
 *
 * @param currency for example {@code USD}
 * @param amount how much
 */
public record Cost(String currency, BigDecimal amount) {
    private static final int MILLION_DIGITS = 6;

    /**
     * The cost of what was counted. Empty when a price that it depends on is not stated, or when tokens cost something and
     * the server stated none of any call; a price per call alone means that tokens are free.
     *
     * @param prices null when nobody stated them
     */
    public static Optional<Cost> of(Prices prices, Counts usage) {
        if (prices == null) {
            return Optional.empty();
        }
        boolean perCallOnly =
                prices.perCall() != null && prices.promptPerMillion() == null && prices.completionPerMillion() == null;
        BigDecimal calls = prices.perCall() == null ? BigDecimal.ZERO : prices.perCall();
        BigDecimal perCall = calls.multiply(BigDecimal.valueOf(usage.get(CounterName.CALLS)));
        if (!perCallOnly && !Tokens.areKnown(usage)) {
            return Optional.empty();
        }
        return (perCallOnly ? Optional.of(BigDecimal.ZERO) : tokens(prices, usage))
                .map(tokens -> new Cost(prices.currency(), tokens.add(perCall)));
    }

    private static Optional<BigDecimal> tokens(Prices prices, Counts usage) {
        long cached = usage.get(CounterName.CACHED_TOKENS);
        BigDecimal cachedPrice =
                prices.cachedPerMillion() == null ? prices.promptPerMillion() : prices.cachedPerMillion();
        Optional<BigDecimal> prompt = part(usage.get(CounterName.PROMPT_TOKENS) - cached, prices.promptPerMillion());
        Optional<BigDecimal> fromCache = part(cached, cachedPrice);
        Optional<BigDecimal> completion = part(usage.get(CounterName.COMPLETION_TOKENS), prices.completionPerMillion());
        return prompt.flatMap(
                p -> fromCache.flatMap(c -> completion.map(o -> p.add(c).add(o))));
    }

    private static Optional<BigDecimal> part(long tokens, BigDecimal perMillion) {
        if (tokens == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        return Optional.ofNullable(perMillion)
                .map(price -> price.multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS));
    }
}
