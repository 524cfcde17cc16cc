package dev.longform.contracts;

import java.math.BigDecimal;

/**
 * What a model's server charges. A price that is not stated is null, and what depends on it has no cost.
 *
 * @param currency for example {@code USD}
 * @param promptPerMillion for a million prompt tokens
 * @param cachedPerMillion for a million prompt tokens that the server had cached; the price of prompt tokens when null
 * @param completionPerMillion for a million completion tokens, thinking included
 * @param perCall for each call
 */
public record Prices(
        String currency,
        BigDecimal promptPerMillion,
        BigDecimal cachedPerMillion,
        BigDecimal completionPerMillion,
        BigDecimal perCall) {
    public Prices {
        Require.text("currency", currency);
        for (BigDecimal price : new BigDecimal[] {promptPerMillion, cachedPerMillion, completionPerMillion, perCall}) {
            Require.that(price == null || price.signum() >= 0, "a price is not negative");
        }
    }
}
