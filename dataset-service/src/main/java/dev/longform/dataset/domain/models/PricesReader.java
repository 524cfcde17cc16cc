package dev.longform.dataset.domain.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.Prices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Reads what a model's server charges. */
final class PricesReader {
    private static final String CURRENCY = "currency";
    private static final String PROMPT = "promptPerMillion";
    private static final String CACHED = "cachedPerMillion";
    private static final String COMPLETION = "completionPerMillion";
    private static final String CALL = "perCall";
    private static final List<String> KNOWN = List.of(CURRENCY, PROMPT, CACHED, COMPLETION, CALL);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final JsonNode prices;

    private PricesReader(JsonNode prices) {
        this.prices = prices;
    }

    /**
     * Reads prices.
     *
     * @throws InvalidModel when a field is not known or no price
     */
    static Prices read(JsonNode prices) {
        if (!prices.isObject()) {
            throw new InvalidModel("prices must be an object");
        }
        for (Map.Entry<String, JsonNode> field : prices.properties()) {
            if (!KNOWN.contains(field.getKey())) {
                throw new InvalidModel("prices." + field.getKey() + " is unknown; known are " + KNOWN);
            }
        }
        PricesReader reader = new PricesReader(prices);
        return new Prices(
                reader.currency(),
                reader.price(PROMPT),
                reader.price(CACHED),
                reader.price(COMPLETION),
                reader.price(CALL));
    }

    private String currency() {
        JsonNode currency = prices.path(CURRENCY);
        if (!currency.isTextual() || !currency.textValue().matches("[A-Z]{3}")) {
            throw new InvalidModel("prices.currency must be three capital letters, for example USD");
        }
        return currency.textValue();
    }

    private BigDecimal price(String field) {
        if (!prices.hasNonNull(field)) {
            return null;
        }
        JsonNode price = prices.get(field);
        if (!price.isNumber()
                || price.decimalValue().signum() < 0
                || price.decimalValue().compareTo(MOST) > 0) {
            throw new InvalidModel("prices." + field + " must be a number from 0 to " + MOST);
        }
        return price.decimalValue();
    }
}
